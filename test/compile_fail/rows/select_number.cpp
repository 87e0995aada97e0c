// SPDX-License-Identifier: BSL-1.0
// expect: select takes columns, expressions and model<M>
// expect-note: int
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(5);
#else
constexpr auto asked = from<Country>().select(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
