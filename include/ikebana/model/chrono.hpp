// SPDX-License-Identifier: BSL-1.0
#pragma once

// Dates and points in time of <chrono> as columns. Include it where a model has such members: <chrono> is too dear for all.

#include <ikebana/model/iso_time.hpp>
#include <ikebana/model/sql_type.hpp>

#include <chrono>

namespace ikebana {

/// Whether points in time of a type are kept as an integer, the number of their ticks since 1970, instead of as text.
/// Specialise it beside the models:
///
///     template <> inline constexpr bool ikebana::as_unix_time<std::chrono::sys_seconds> = true;
template <class TimePoint>
inline constexpr bool as_unix_time = false;

/// Whether a column of a type may hold dates or times in every form of ISO 8601, with offsets from UTC as well, as other
/// programs write them. SQL compares texts: without this, a text that is not as `to` writes it is refused where it is read. With
/// it columns are compared as times, `"events"."at" COLLATE "ikebana_time"`, and indexes over them are not used.
///
///     template <> inline constexpr bool ikebana::in_any_iso_form<std::chrono::sys_seconds> = true;
template <class TimePoint>
inline constexpr bool in_any_iso_form = false;

namespace detail {

/// How many digits after the decimal point a duration needs; none for whole seconds and more.
template <class Duration>
constexpr unsigned digits_after_point() {
  unsigned digits = 0;
  for (auto ticks = Duration::period::den; ticks > 1; ticks /= 10) ++digits;
  return digits;
}

/// Whether a duration counts seconds and more, or decimal parts of one. What counts in fractions has no digits to be written by.
template <class Duration>
constexpr bool is_decimal() {
  if (!std::is_integral_v<typename Duration::rep>) return false;
  auto ticks = Duration::period::den;
  while (ticks % 10 == 0) ticks /= 10;
  return ticks == 1 && (Duration::period::den == 1 || Duration::period::num == 1);
}

/// Says how a column is made to hold what is compared rightly.
template <class Point, unsigned Digits, bool IsDate>
[[noreturn]] constexpr void refuse_form() {
  throw unfit_value(
      IsDate ? "a date or time of ISO 8601 in a form that SQL would compare wrong; write it by date(...), or specialise "
               "ikebana::in_any_iso_form"
      : Digits == 0
          ? "a time of ISO 8601 in a form that SQL would compare wrong; write it by strftime('%Y-%m-%d %H:%M:%S', ...), or specialise "
            "ikebana::in_any_iso_form"
      : Digits == 3
          ? "a time of ISO 8601 in a form that SQL would compare wrong; write it by strftime('%Y-%m-%d %H:%M:%f', ...), or specialise "
            "ikebana::in_any_iso_form"
          : "a time of ISO 8601 in a form that SQL would compare wrong; write it as 2024-05-31 17:45:00 with as many digits after the "
            "point as its type has, or specialise ikebana::in_any_iso_form");
}

/// The digits after the point as ticks. More than the type holds must be zeros: nothing is cut off in silence.
constexpr std::int64_t ticks_of(std::string_view fraction, unsigned digits) {
  std::int64_t ticks = 0;
  for (unsigned i = 0; i != digits; ++i) ticks = ticks * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  for (std::size_t i = digits; i < fraction.size(); ++i) {
    if (fraction[i] != '0') throw unfit_value("a time more precise than its type");
  }
  return ticks;
}

/// A moment as the number of ticks since 1970, where the type has that number.
template <class Duration>
constexpr Duration duration_at(const iso_moment& moment) {
  constexpr std::int64_t each_second = Duration::period::den, seconds_each = Duration::period::num;
  std::int64_t ticks = 0;
  bool is_too_far = false;
  const std::int64_t fraction = detail::ticks_of(moment.fraction, digits_after_point<Duration>());
  if constexpr (each_second == 1) {
    if (moment.seconds % seconds_each != 0) throw unfit_value("a time more precise than its type");
    ticks = moment.seconds / seconds_each;
  } else {
    // From the side of 1970, so that the first second that the type has a part of is no overflow.
    const bool is_before = moment.seconds < 0;
    is_too_far = __builtin_mul_overflow(moment.seconds + (is_before ? 1 : 0), each_second, &ticks) ||
                 __builtin_add_overflow(ticks, is_before ? fraction - each_second : fraction, &ticks);
  }
  const auto count = static_cast<typename Duration::rep>(ticks);
  if (is_too_far || static_cast<std::int64_t>(count) != ticks || (count < 0) != (ticks < 0))
    throw unfit_value("a time too far away for its type");
  return Duration{count};
}

/// The second that a number of ticks is in, and the ticks after it.
template <class Duration>
constexpr std::int64_t second_of(typename Duration::rep count, std::int64_t& fraction) {
  constexpr std::int64_t each_second = Duration::period::den, seconds_each = Duration::period::num;
  const auto ticks = static_cast<std::int64_t>(count);
  const bool is_far = static_cast<typename Duration::rep>(ticks) != count || (ticks < 0) != (count < 0);
  fraction = 0;
  if constexpr (each_second != 1) {
    if (!is_far) return detail::floor_of(ticks, each_second, fraction);
  } else {
    constexpr std::int64_t most = (last_day + 1) * seconds_of_day / seconds_each;
    if (!is_far && ticks <= most && ticks >= -most) return ticks * seconds_each;
  }
  throw unfit_value("no date of the years 0 to 9999");
}

}  // namespace detail

/// A date as text: `'2024-05-31'`.
template <>
struct codec<std::chrono::year_month_day> {
  static constexpr sql_type in_sql = sql_type::date;
  static constexpr std::string_view collation = in_any_iso_form<std::chrono::year_month_day> ? detail::time_collation : std::string_view{};

  static constexpr detail::iso_text to(const std::chrono::year_month_day& date) {
    if (!date.ok()) throw unfit_value("no date of the years 0 to 9999");
    detail::iso_text text;
    text.put_date(std::chrono::sys_days{date}.time_since_epoch().count());
    return text;
  }

  static constexpr std::chrono::year_month_day from(std::string_view text) {
    return detail::duration_at<std::chrono::days>(detail::read_iso(text)) + std::chrono::sys_days{};
  }

  static constexpr std::chrono::year_month_day from_column(std::string_view text) {
    const detail::iso_moment moment = detail::read_iso(text);
    if (collation.empty() && !moment.is_date()) detail::refuse_form<std::chrono::year_month_day, 0, true>();
    return detail::duration_at<std::chrono::days>(moment) + std::chrono::sys_days{};
  }
};

/// A point in time as text, in UTC: `'2024-05-31 17:45:00'`, with as many digits after the point as its type has, so
/// that the order of texts is that of time. Of days, the date alone. `from` reads every form of ISO 8601; a column holds this one
/// alone: see `in_any_iso_form`.
template <class Duration>
  requires(detail::is_decimal<Duration>())
struct codec<std::chrono::time_point<std::chrono::system_clock, Duration>> {
  using point = std::chrono::time_point<std::chrono::system_clock, Duration>;
  static constexpr bool is_date = std::ratio_greater_equal_v<typename Duration::period, std::chrono::days::period>;
  static constexpr sql_type in_sql = as_unix_time<point> ? sql_type::integer : is_date ? sql_type::date : sql_type::timestamp;
  static constexpr unsigned digits = detail::digits_after_point<Duration>();
  static constexpr std::string_view collation =
      in_any_iso_form<point> && !as_unix_time<point> ? detail::time_collation : std::string_view{};

  static constexpr auto to(point when) {
    if constexpr (as_unix_time<point>) {
      return when.time_since_epoch().count();
    } else {
      std::int64_t fraction = 0, time = 0;
      const std::int64_t second = detail::second_of<Duration>(when.time_since_epoch().count(), fraction);
      detail::iso_text text;
      text.put_date(detail::floor_of(second, detail::seconds_of_day, time));
      if constexpr (!is_date) text.put_time(time);
      if constexpr (digits != 0) {
        text.put('.');
        text.put(fraction, digits);
      }
      return text;
    }
  }

  static constexpr point from(typename Duration::rep ticks)
    requires as_unix_time<point>
  {
    return point{Duration{ticks}};
  }

  static constexpr point from(std::string_view text)
    requires(!as_unix_time<point>)
  {
    return point{detail::duration_at<Duration>(detail::read_iso(text))};
  }

  static constexpr point from_column(std::string_view text)
    requires(!as_unix_time<point>)
  {
    const detail::iso_moment moment = detail::read_iso(text);
    const bool is_written = !collation.empty() || (is_date ? moment.is_date() : moment.is_written(digits));
    if (is_date && !is_written) detail::refuse_form<point, 0, true>();
    const point read{detail::duration_at<Duration>(moment)};
    if (!is_written) detail::refuse_form<point, digits, is_date>();
    return read;
  }
};

}  // namespace ikebana
