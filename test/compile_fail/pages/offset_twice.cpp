// SPDX-License-Identifier: BSL-1.0
// expect: this query has an offset already
// expect-note: Country
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().offset(5).offset(6);
#else
constexpr auto asked = from<Country>().offset(5);
#endif

constexpr auto text = asked.sql();
