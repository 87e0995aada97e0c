// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dates and points in time as ISO 8601 has them, as texts and as numbers: what the types of <chrono> are written and read by,
// and what SQL compares them by where their texts are not all of one form.

#include <ikebana/meta/text.hpp>
#include <ikebana/model/value.hpp>

namespace ikebana::detail {

/// The collation that compares texts as points in time: see sqlite/time_collation.hpp.
inline constexpr char time_collation[] = "ikebana_time";

inline constexpr std::int64_t seconds_of_day = 86400;

/// Days since 1970 of the first day of the year 0, and of the last of the year 9999.
inline constexpr std::int64_t first_day = -719528;
inline constexpr std::int64_t last_day = 2932896;

struct civil_date {
  int year;
  unsigned month;
  unsigned day;
};

/// Days since 1970. Years begin in March here, so that the day which not all of them have is their last.
constexpr std::int64_t days_of(const civil_date& date) {
  const std::int64_t year = std::int64_t{date.year} - (date.month <= 2 ? 1 : 0) + 400;  // not negative
  const std::int64_t day = (153 * ((date.month + 9) % 12) + 2) / 5 + date.day - 1;
  return year * 365 + year / 4 - year / 100 + year / 400 + day - 719468 - 146097;
}

/// The date of a day from the year 0 on.
constexpr civil_date date_of(std::int64_t days) {
  const std::int64_t since = days + 719468 + 146097;
  const std::int64_t of_era = since % 146097;
  const std::int64_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
  const std::int64_t day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const bool is_next_year = month >= 10;
  return {static_cast<int>(since / 146097 * 400 + year_of_era - 400 + (is_next_year ? 1 : 0)),
          static_cast<unsigned>(is_next_year ? month - 9 : month + 3), static_cast<unsigned>(day_of_year - (153 * month + 2) / 5 + 1)};
}

constexpr unsigned days_of_month(int year, unsigned month) {
  constexpr unsigned char days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const bool is_leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return month == 2 && is_leap ? 29 : days[month - 1];
}

/// The quotient that is not larger, and what is left: never negative.
constexpr std::int64_t floor_of(std::int64_t number, std::int64_t by, std::int64_t& rest) {
  rest = number % by;
  if (rest < 0) rest += by;
  return number / by - (number % by < 0 ? 1 : 0);
}

/// A date or a point in time as a text, with a space before the time, as SQLite's own functions write it.
class iso_text {
 public:
  constexpr operator std::string_view() const { return {characters_, std::size_t{size_}}; }

  constexpr void put(char character) { characters_[size_++] = character; }

  constexpr void put(std::int64_t number, unsigned digits) {
    size_ += digits;
    for (unsigned i = 1; i <= digits; ++i, number /= 10) characters_[size_ - i] = static_cast<char>('0' + number % 10);
  }

  constexpr void put_date(std::int64_t days) {
    if (days < first_day || days > last_day) throw unfit_value("no date of the years 0 to 9999");
    const civil_date date = detail::date_of(days);
    put(date.year, 4);
    put('-');
    put(date.month, 2);
    put('-');
    put(date.day, 2);
  }

  constexpr void put_time(std::int64_t seconds) {
    put(' ');
    put(seconds / 3600, 2);
    put(':');
    put(seconds / 60 % 60, 2);
    put(':');
    put(seconds % 60, 2);
  }

 private:
  char characters_[40] = {};
  unsigned size_ = 0;
};

/// What a text says: a second since 1970, in UTC, the digits after its point, and what else tells its form from others.
struct iso_moment {
  std::int64_t seconds = 0;
  std::string_view fraction;
  bool has_time = false;
  bool has_seconds = false;
  bool has_point = false;
  bool has_offset = false;
  char before_time = '\0';

  /// Whether it is a date alone, or a date and a time as they are written with so many digits after the point.
  constexpr bool is_date() const { return !has_time && !has_offset; }
  constexpr bool is_written(unsigned digits) const {
    return has_seconds && before_time == ' ' && !has_offset && has_point == (digits != 0) && fraction.size() == digits;
  }
};

/// Reads ISO 8601 from left to right: a date, and a time with an offset from UTC where they are there.
class iso_reader {
 public:
  constexpr explicit iso_reader(std::string_view text) : rest_(text) {}

  /// Whether the text is what ISO 8601 has.
  constexpr bool read(iso_moment& into) {
    civil_date date{};
    std::int64_t year = 0, month = 0, day = 0;
    if (!number(4, year) || !skip('-') || !number(2, month) || !skip('-') || !number(2, day)) return false;
    date = {static_cast<int>(year), static_cast<unsigned>(month), static_cast<unsigned>(day)};
    if (month < 1 || month > 12 || day < 1 || date.day > detail::days_of_month(date.year, date.month)) return false;
    into.seconds = detail::days_of(date) * seconds_of_day;
    if (rest_.empty()) return true;
    return read_time(into) && read_offset(into) && rest_.empty();
  }

 private:
  constexpr bool skip(char character) {
    const bool is_next = !rest_.empty() && rest_.front() == character;
    if (is_next) rest_.remove_prefix(1);
    return is_next;
  }

  constexpr bool has_digit() const { return !rest_.empty() && is_digit(rest_.front()); }

  constexpr bool number(unsigned digits, std::int64_t& into) {
    for (into = 0; digits != 0; --digits) {
      if (!has_digit()) return false;
      into = into * 10 + (rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return true;
  }

  /// Hours and minutes, and seconds where they are there.
  constexpr bool read_time(iso_moment& into) {
    if (rest_.front() != ' ' && rest_.front() != 'T') return rest_.front() == 'Z';
    into.has_time = true;
    into.before_time = rest_.front();
    rest_.remove_prefix(1);
    std::int64_t hours = 0, minutes = 0, seconds = 0;
    if (!number(2, hours) || !skip(':') || !number(2, minutes)) return false;
    into.has_seconds = skip(':');
    if (into.has_seconds && !number(2, seconds)) return false;
    if (hours > 23 || minutes > 59 || seconds > 59) return false;
    into.seconds += (hours * 60 + minutes) * 60 + seconds;
    into.has_point = into.has_seconds && skip('.');
    if (!into.has_point) return true;
    std::size_t digits = 0;
    while (digits != rest_.size() && is_digit(rest_[digits])) ++digits;
    into.fraction = rest_.substr(0, digits);
    rest_.remove_prefix(digits);
    return digits != 0;
  }

  /// `Z`, `+02:00`, `+0200` or `+02`: what is said east of Greenwich is earlier in UTC.
  constexpr bool read_offset(iso_moment& into) {
    if (rest_.empty()) return true;
    into.has_offset = true;
    if (skip('Z')) return true;
    const bool is_east = rest_.front() == '+';
    if (!is_east && rest_.front() != '-') return false;
    rest_.remove_prefix(1);
    std::int64_t hours = 0, minutes = 0;
    if (!number(2, hours)) return false;
    if (skip(':') || has_digit()) {
      if (!number(2, minutes)) return false;
    }
    if (hours > 23 || minutes > 59) return false;
    into.seconds += (is_east ? -60 : 60) * (hours * 60 + minutes);
    return true;
  }

  std::string_view rest_;
};

/// A text that ISO 8601 has; throws where it says something else.
constexpr iso_moment read_iso(std::string_view text) {
  iso_moment moment;
  if (!iso_reader{text}.read(moment)) throw unfit_value("no date or time as ISO 8601 has it, such as 2024-05-31 or 2024-05-31 17:45:00");
  return moment;
}

}  // namespace ikebana::detail
