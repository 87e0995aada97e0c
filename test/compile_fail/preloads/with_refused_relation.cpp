// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<Country, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<through<Country, Comment>>().where(col<&Comment::id> == 1).limit(3));
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>().where(col<&Post::id> == 1).limit(3));
#endif

constexpr auto text = asked.sql();
