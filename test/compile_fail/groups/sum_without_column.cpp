// SPDX-License-Identifier: BSL-1.0
// expect: over a relation name a column
// expect-note: through<Country, User, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(sum(related<CountryPosts>()));
#else
constexpr auto asked = from<Country>().select(sum(related<CountryPosts>(), col<&Post::id>));
#endif

constexpr auto text = asked.sql();
