// SPDX-License-Identifier: BSL-1.0
// expect: ask for the targets of a relation; give them related<R>
// expect-note: is_related<.*from_model<Post
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(count(from<Post>()) == 1);
#else
constexpr auto asked = from<Country>().where(count(related<CountryPosts>()) == 1);
#endif

constexpr auto text = asked.sql();
