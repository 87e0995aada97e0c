// SPDX-License-Identifier: BSL-1.0
// expect: nothing gives this parameter a type
// expect-note: untyped_parameter
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(param<"low"> == param<"high">);
#else
constexpr auto asked = from<Country>().where(param<"low", int> == param<"high", int>);
#endif

constexpr auto text = asked.sql();
