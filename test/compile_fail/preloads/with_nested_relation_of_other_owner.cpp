// SPDX-License-Identifier: BSL-1.0
// expect: takes a relation of the query's model, and this one has another owner
// expect-note: relation_is_owned_by<.*has_many<User, Post>, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>().with(related<has_many<User, Post>>()));
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>().with(related<has_many<Post, Comment>>()));
#endif

constexpr auto text = asked.sql();
