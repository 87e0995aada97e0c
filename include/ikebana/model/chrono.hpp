// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_MODEL_CHRONO_HPP
#define IKEBANA_MODEL_CHRONO_HPP

// Dates and points in time of <chrono> as columns. Include it where a model has such members: <chrono> is too dear for all.

#include <ikebana/model/value.hpp>

#include <chrono>

namespace ikebana {

/// Whether points in time of a type are kept as an integer, the number of their ticks since 1970, instead of as text.
/// Specialise it beside the models:
///
///     template <> inline constexpr bool ikebana::as_unix_time<std::chrono::sys_seconds> = true;
template <class TimePoint>
inline constexpr bool as_unix_time = false;

namespace detail {

/// A date or a point in time as ISO 8601 has it, with a space before the time, as SQLite's own functions write it.
class iso_text {
 public:
  constexpr operator std::string_view() const { return {characters_, std::size_t{size_}}; }

  constexpr void put(char character) { characters_[size_++] = character; }

  constexpr void put(long long number, unsigned digits) {
    size_ += digits;
    for (unsigned i = 1; i <= digits; ++i, number /= 10) characters_[size_ - i] = static_cast<char>('0' + number % 10);
  }

  constexpr void put(const std::chrono::year_month_day& date) {
    const int year = static_cast<int>(date.year());
    if (!date.ok() || year < 0 || year > 9999) throw unfit_value("no date of the years 0 to 9999");
    put(year, 4);
    put('-');
    put(static_cast<unsigned>(date.month()), 2);
    put('-');
    put(static_cast<unsigned>(date.day()), 2);
  }

 private:
  char characters_[40] = {};
  unsigned size_ = 0;
};

/// Reads ISO 8601 from left to right; throws where the text says something else.
class iso_reader {
 public:
  constexpr explicit iso_reader(std::string_view text) : rest_(text) {}

  constexpr bool skip(char character) {
    const bool is_next = !rest_.empty() && rest_.front() == character;
    if (is_next) rest_.remove_prefix(1);
    return is_next;
  }

  constexpr void expect(bool holds) const {
    if (!holds) throw unfit_value("no date or time as ISO 8601 has it, such as 2024-05-31 or 2024-05-31 17:45:00");
  }

  constexpr bool has_digit() const { return !rest_.empty() && rest_.front() >= '0' && rest_.front() <= '9'; }

  constexpr int digit() {
    expect(has_digit());
    const int value = rest_.front() - '0';
    rest_.remove_prefix(1);
    return value;
  }

  constexpr int number(unsigned digits) {
    int value = 0;
    for (; digits != 0; --digits) value = value * 10 + digit();
    return value;
  }

  constexpr std::chrono::year_month_day date() {
    const std::chrono::year year{number(4)};
    expect(skip('-'));
    const std::chrono::month month{static_cast<unsigned>(number(2))};
    expect(skip('-'));
    const std::chrono::year_month_day read{year, month, std::chrono::day{static_cast<unsigned>(number(2))}};
    expect(read.ok());
    return read;
  }

  /// Hours and minutes, and seconds where they are there.
  constexpr std::chrono::seconds time_of_day() {
    const int hours = number(2);
    expect(skip(':'));
    const int minutes = number(2);
    const int seconds = skip(':') ? number(2) : 0;
    expect(hours < 24 && minutes < 60 && seconds < 60);
    return std::chrono::seconds{(hours * 60 + minutes) * 60 + seconds};
  }

  /// The ticks after a decimal point. More digits than the type holds must be zeros: nothing is cut off in silence.
  constexpr long long fraction(unsigned digits) {
    long long value = 0;
    if (!skip('.')) return 0;
    expect(has_digit());
    for (; digits != 0; --digits) value = value * 10 + (has_digit() ? digit() : 0);
    while (has_digit()) {
      if (digit() != 0) throw unfit_value("a time more precise than its type");
    }
    return value;
  }

  constexpr void finish() {
    skip('Z');
    expect(rest_.empty());
  }

 private:
  std::string_view rest_;
};

/// How many digits after the decimal point a duration needs; none for whole seconds and more.
template <class Duration>
constexpr unsigned digits_after_point() {
  unsigned digits = 0;
  for (auto ticks = Duration::period::den; ticks > 1; ticks /= 10) ++digits;
  return digits;
}

/// Whether a duration is seconds and more, or a decimal part of one.
template <class Duration>
constexpr bool is_decimal() {
  auto ticks = Duration::period::den;
  while (ticks % 10 == 0) ticks /= 10;
  return ticks == 1 && (Duration::period::den == 1 || Duration::period::num == 1);
}

/// A time of a day as a point in time, where its type can say it.
template <class Point>
constexpr Point point_at(std::chrono::sys_days day, std::chrono::seconds time, long long fraction) {
  using duration = typename Point::duration;
  const std::chrono::sys_seconds second = day + time;
  if constexpr (std::ratio_less_v<typename duration::period, std::ratio<1>>) {
    constexpr std::chrono::seconds last = std::chrono::duration_cast<std::chrono::seconds>(duration::max());
    const std::chrono::seconds since = second.time_since_epoch();
    if (since >= last || since <= -last) throw unfit_value("a time too far away for its type");
    return std::chrono::time_point_cast<duration>(second) + duration{static_cast<typename duration::rep>(fraction)};
  } else {
    const Point point = std::chrono::time_point_cast<duration>(second);
    if (point != second) throw unfit_value("a time more precise than its type");
    return point;
  }
}

}  // namespace detail

/// A date as text: `'2024-05-31'`.
template <>
struct codec<std::chrono::year_month_day> {
  static constexpr detail::iso_text to(const std::chrono::year_month_day& date) {
    detail::iso_text text;
    text.put(date);
    return text;
  }

  static constexpr std::chrono::year_month_day from(std::string_view text) {
    detail::iso_reader reader{text};
    const std::chrono::year_month_day date = reader.date();
    reader.finish();
    return date;
  }
};

/// A point in time as text, in UTC: `'2024-05-31 17:45:00'`, with as many digits after the point as its type has, so
/// that the order of texts is that of time. Of days, the date alone. A `T` for the space, and a `Z` at the end, are read too.
template <class Duration>
  requires(detail::is_decimal<Duration>())
struct codec<std::chrono::time_point<std::chrono::system_clock, Duration>> {
  using point = std::chrono::time_point<std::chrono::system_clock, Duration>;
  static constexpr bool is_date = std::ratio_greater_equal_v<typename Duration::period, std::chrono::days::period>;
  static constexpr unsigned digits = detail::digits_after_point<Duration>();

  static constexpr auto to(point when) {
    if constexpr (as_unix_time<point>) {
      return static_cast<std::int64_t>(when.time_since_epoch().count());
    } else {
      const auto day = std::chrono::floor<std::chrono::days>(when);
      detail::iso_text text;
      text.put(std::chrono::year_month_day{day});
      if constexpr (!is_date) {
        const auto seconds = std::chrono::floor<std::chrono::seconds>(when - day);
        text.put(' ');
        text.put(seconds.count() / 3600, 2);
        text.put(':');
        text.put(seconds.count() / 60 % 60, 2);
        text.put(':');
        text.put(seconds.count() % 60, 2);
        if constexpr (digits != 0) {
          text.put('.');
          text.put((when - day - seconds).count(), digits);
        }
      }
      return text;
    }
  }

  static constexpr point from(std::int64_t ticks)
    requires as_unix_time<point>
  {
    return point{Duration{static_cast<typename Duration::rep>(ticks)}};
  }

  static constexpr point from(std::string_view text)
    requires(!as_unix_time<point>)
  {
    detail::iso_reader reader{text};
    const std::chrono::sys_days day{reader.date()};
    std::chrono::seconds time{};
    long long fraction = 0;
    if constexpr (!is_date) {
      if (reader.skip(' ') || reader.skip('T')) {
        time = reader.time_of_day();
        fraction = reader.fraction(digits);
      }
    }
    reader.finish();
    return detail::point_at<point>(day, time, fraction);
  }
};

}  // namespace ikebana

#endif
