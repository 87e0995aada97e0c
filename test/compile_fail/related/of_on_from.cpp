// SPDX-License-Identifier: BSL-1.0
// expect: asks for the targets of a relation; use it on related<R>
// expect-note: Country
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().of(1);
#else
constexpr auto asked = related<CountryPosts>().of(1);
#endif

constexpr auto text = asked.sql();
