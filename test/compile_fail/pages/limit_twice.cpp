// SPDX-License-Identifier: BSL-1.0
// expect: this query has a limit already
// expect-note: Country
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().limit(5).limit(6);
#else
constexpr auto asked = from<Country>().limit(5);
#endif

constexpr auto text = asked.sql();
