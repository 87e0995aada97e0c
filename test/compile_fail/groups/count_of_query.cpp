// SPDX-License-Identifier: BSL-1.0
// expect: count asks for the targets of a relation; give it related<R>
// expect-note: is_related<.*from_model<Post
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(count(from<Post>()) == 1);
#else
constexpr auto asked = from<Country>().where(count(related<CountryPosts>()) == 1);
#endif

constexpr auto text = asked.sql();
