// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQLite's functions of numbers. Those that have no result for some numbers, as the root of -1, are optional.

#include <ikebana/expression/function/call.hpp>
#include <ikebana/expression/literal.hpp>

namespace ikebana {

/// Without its sign: `abs("accounts"."balance")`.
IKEBANA_FUNCTION(abs, "abs", type_of_first, 1, 1, takes::number)

/// To so many digits, none where they are not given: `round("posts"."rating", ?1)`. `round<2>(e)` gives `round(e, 2)`, as an index
/// over the expression has it.
IKEBANA_FUNCTION(round, "round", double, 1, 2, takes::number, takes::integer)
IKEBANA_CONSTANTS_LAST(round)

/// -1, 0 or 1.
IKEBANA_FUNCTION(sign, "sign", std::int64_t, 1, 1, takes::number)

/// The next whole number upwards, downwards, towards zero.
IKEBANA_FUNCTION(ceil, "ceil", type_of_first, 1, 1, takes::number)
IKEBANA_FUNCTION(floor, "floor", type_of_first, 1, 1, takes::number)
IKEBANA_FUNCTION(trunc, "trunc", type_of_first, 1, 1, takes::number)

IKEBANA_FUNCTION(sqrt, "sqrt", perhaps_null<double>, 1, 1, takes::number)
IKEBANA_FUNCTION(exp, "exp", double, 1, 1, takes::number)
IKEBANA_FUNCTION(ln, "ln", perhaps_null<double>, 1, 1, takes::number)
IKEBANA_FUNCTION(log10, "log10", perhaps_null<double>, 1, 1, takes::number)
IKEBANA_FUNCTION(log2, "log2", perhaps_null<double>, 1, 1, takes::number)
/// The logarithm of the second to the base of the first: `log(?1, "points"."x")`; of one number, to the base 10.
IKEBANA_FUNCTION(log, "log", perhaps_null<double>, 1, 2, takes::number)
IKEBANA_FUNCTION(pow, "pow", perhaps_null<double>, 2, 2, takes::number)
/// The remainder of real numbers.
IKEBANA_FUNCTION(mod, "mod", perhaps_null<double>, 2, 2, takes::number)

IKEBANA_FUNCTION(sin, "sin", double, 1, 1, takes::number)
IKEBANA_FUNCTION(cos, "cos", double, 1, 1, takes::number)
IKEBANA_FUNCTION(tan, "tan", double, 1, 1, takes::number)
IKEBANA_FUNCTION(asin, "asin", perhaps_null<double>, 1, 1, takes::number)
IKEBANA_FUNCTION(acos, "acos", perhaps_null<double>, 1, 1, takes::number)
IKEBANA_FUNCTION(atan, "atan", double, 1, 1, takes::number)
IKEBANA_FUNCTION(atan2, "atan2", double, 2, 2, takes::number)
IKEBANA_FUNCTION(sinh, "sinh", double, 1, 1, takes::number)
IKEBANA_FUNCTION(cosh, "cosh", double, 1, 1, takes::number)
IKEBANA_FUNCTION(tanh, "tanh", double, 1, 1, takes::number)
IKEBANA_FUNCTION(radians, "radians", double, 1, 1, takes::number)
IKEBANA_FUNCTION(degrees, "degrees", double, 1, 1, takes::number)

/// A random 64-bit integer, another one for each row: `random()`.
template <class Value = std::int64_t>
constexpr auto random_() {
  return detail::call_function<"random", Value, 0, 0, detail::takes::anything>();
}

/// The number pi: `pi()`.
template <class Value = double>
constexpr auto pi() {
  return detail::call_function<"pi", Value, 0, 0, detail::takes::anything>();
}

}  // namespace ikebana
