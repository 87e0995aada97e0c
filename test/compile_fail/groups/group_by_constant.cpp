// SPDX-License-Identifier: BSL-1.0
// expect: a constant orders no rows and makes no groups
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().group_by(lit<1>).select(count());
#else
constexpr auto asked = from<Post>().group_by(col<&Post::user_id>).select(count());
#endif

constexpr auto text = asked.sql();
