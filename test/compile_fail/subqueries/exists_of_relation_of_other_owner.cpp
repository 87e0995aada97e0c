// SPDX-License-Identifier: BSL-1.0
// expect: this relation's owner is not in the query
// expect-note: owner_is_in_query<.*has_many<Post, Comment>, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(exists(related<has_many<Post, Comment>>()));
#else
constexpr auto asked = from<Country>().where(exists(related<CountryPosts>()));
#endif

constexpr auto text = asked.sql();
