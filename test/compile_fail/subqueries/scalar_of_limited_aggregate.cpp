// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate takes no heed of limit, distinct and has_one
// expect-note: aggregate_is_over_all_targets<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> == scalar(related<CountryPosts>().limit(3).select(max(col<&Post::id>)).of(1)));
#else
constexpr auto asked = from<Post>().where(col<&Post::id> == scalar(related<CountryPosts>().select(max(col<&Post::id>)).of(1)));
#endif

constexpr auto text = asked.sql();
