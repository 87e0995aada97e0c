// SPDX-License-Identifier: BSL-1.0
// expect: order_by takes columns and expressions
// expect-note: is_expression<int>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().order_by(5);
#else
constexpr auto asked = from<Country>().order_by(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
