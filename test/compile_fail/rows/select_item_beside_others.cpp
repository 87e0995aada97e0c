// SPDX-License-Identifier: BSL-1.0
// expect: select takes columns, expressions
// expect-note: is_expression<int>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(model<Country>, 5);
#else
constexpr auto asked = from<Country>().select(model<Country>, col<&Country::id>);
#endif

constexpr auto text = asked.sql();
