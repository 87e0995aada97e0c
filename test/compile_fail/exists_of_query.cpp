// SPDX-License-Identifier: BSL-1.0
// expect: ask for the targets of a relation; give them related<R>
// expect-note: is_related<.*from_model<Post
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(exists(from<Post>()));
#else
constexpr auto asked = from<Country>().where(exists(related<CountryPosts>()));
#endif

constexpr auto text = asked.sql();
