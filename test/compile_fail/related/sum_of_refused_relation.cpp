// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<Country, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(sum(related<through<Country, Comment>>(), col<&Comment::id>) > 5);
#else
constexpr auto asked = from<Country>().where(sum(related<CountryPosts>(), col<&Post::id>) > 5);
#endif

constexpr auto text = asked.sql();
