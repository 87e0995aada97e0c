// SPDX-License-Identifier: BSL-1.0
// expect: select.. names nothing
// expect-note: is_given_something<>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select();
#else
constexpr auto asked = from<Country>().select(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
