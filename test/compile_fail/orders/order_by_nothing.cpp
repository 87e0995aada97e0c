// SPDX-License-Identifier: BSL-1.0
// expect: order_by.. names nothing
// expect-note: is_given_something<>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().order_by();
#else
constexpr auto asked = from<Country>().order_by(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
