// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQLite's functions of dates and times. They take a text or a number that tells a moment, and modifiers as SQLite has
// them ("start of month", "+1 day", "unixepoch"); their results are optional, since not every text is a date. What stands in
// brackets, a format or modifiers, is part of the statement's text, so that an index over the expression serves it:
// `date<"start of month">(e)` gives `date(e, 'start of month')`.

#include <ikebana/expression/function/call.hpp>
#include <ikebana/expression/literal.hpp>

namespace ikebana {

/// `date("orders"."placed", ?1)`: year, month and day, as 2026-11-24.
IKEBANA_FUNCTION(date, "date", perhaps_null<std::string>, 1, any_number, takes::moment, takes::text)
IKEBANA_CONSTANTS_LAST(date)

/// `time("orders"."placed")`: hours, minutes and seconds.
IKEBANA_FUNCTION(time, "time", perhaps_null<std::string>, 1, any_number, takes::moment, takes::text)
IKEBANA_CONSTANTS_LAST(time)

/// `datetime("orders"."placed")`: both, as 2026-11-24 15:47:11.
IKEBANA_FUNCTION(datetime, "datetime", perhaps_null<std::string>, 1, any_number, takes::moment, takes::text)
IKEBANA_CONSTANTS_LAST(datetime)

/// `julianday("orders"."shipped")`: days since noon in Greenwich on November 24, 4714 B.C.; differences are days.
IKEBANA_FUNCTION(julianday, "julianday", perhaps_null<double>, 1, any_number, takes::moment, takes::text)
IKEBANA_CONSTANTS_LAST(julianday)

/// `unixepoch("orders"."placed")`: seconds since 1970.
IKEBANA_FUNCTION(unixepoch, "unixepoch", perhaps_null<std::int64_t>, 1, any_number, takes::moment, takes::text)
IKEBANA_CONSTANTS_LAST(unixepoch)

/// `strftime("%Y-%m", col<&Order::placed>)` gives `strftime(?1, "orders"."placed")`.
IKEBANA_FUNCTION(strftime, "strftime", perhaps_null<std::string>, 2, any_number, takes::text, takes::moment, takes::text)

/// By a format that is part of the type: `strftime<"%Y-%m">(col<&Order::placed>)` gives `strftime('%Y-%m', "orders"."placed")`;
/// modifiers follow in brackets as well, or as arguments.
template <detail::constant Format, detail::constant... Modifiers, class... Ts>
  requires detail::any_is_expression<Ts...>
constexpr auto strftime(Ts&&... arguments) {
  return ikebana::strftime(lit<Format>, static_cast<Ts&&>(arguments)..., lit<Modifiers>...);
}

namespace detail {

enum class moment : unsigned char { date, time, timestamp };

/// The moment at which the statement runs.
template <moment What>
struct current : expression<current<What>> {
  using value = std::string;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  static constexpr void write_tokens(token_list& tokens) {
    constexpr std::string_view word = What == moment::date ? "CURRENT_DATE" : What == moment::time ? "CURRENT_TIME" : "CURRENT_TIMESTAMP";
    if (!detail::write_otherwise(tokens, word, sql_type::unknown, nullptr, 0)) tokens.text(word);
  }
};

}  // namespace detail

/// The date in UTC when the statement runs: `CURRENT_DATE`.
constexpr auto current_date() { return detail::current<detail::moment::date>{}; }
/// The time in UTC when the statement runs: `CURRENT_TIME`.
constexpr auto current_time() { return detail::current<detail::moment::time>{}; }
/// The date and the time in UTC when the statement runs: `CURRENT_TIMESTAMP`.
constexpr auto current_timestamp() { return detail::current<detail::moment::timestamp>{}; }

}  // namespace ikebana
