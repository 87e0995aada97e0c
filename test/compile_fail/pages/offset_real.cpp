// SPDX-License-Identifier: BSL-1.0
// expect: limit and offset take a number of rows
// expect-note: double
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().offset(1.5);
#else
constexpr auto asked = from<Country>().offset(1);
#endif

constexpr auto text = asked.sql();
