// SPDX-License-Identifier: BSL-1.0
// expect: a relation stands in a path where another model is reached
// expect-note: relation_begins_at<Country, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<Country, has_many<Post, Comment>>>();
#else
constexpr auto asked = related<through<CountryPosts, has_many<Post, Comment>>>();
#endif

constexpr auto text = asked.sql();
