// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group; group_by it too, or aggregate it
// expect-note: has_one_value_in_group<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::id> == scalar(from<Post>().order_by(col<&Post::id>).select(max(col<&Post::id>))));
#else
constexpr auto asked = from<Post>().where(col<&Post::id> == scalar(from<Post>().select(max(col<&Post::id>))));
#endif

constexpr auto text = asked.sql();
