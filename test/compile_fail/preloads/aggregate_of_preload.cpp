// SPDX-License-Identifier: BSL-1.0
// expect: would be over the targets of all owners
// expect-note: is_of_each_owner<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>().select(count()));
#else
constexpr auto asked = from<Country>().select(model<Country>, count(related<CountryPosts>()));
#endif

constexpr auto text = asked.sql();
