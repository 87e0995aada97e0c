// SPDX-License-Identifier: BSL-1.0
// expect: limit and offset take a number of rows
// expect-note: char
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().limit("x");
#else
constexpr auto asked = from<Country>().limit(1);
#endif

constexpr auto text = asked.sql();
