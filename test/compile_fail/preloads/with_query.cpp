// SPDX-License-Identifier: BSL-1.0
// expect: with[(][.][.][.][)] preloads a relation; give it related<R>
// expect-note: Post
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(from<Post>());
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
