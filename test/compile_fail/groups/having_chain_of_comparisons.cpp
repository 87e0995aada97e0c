// SPDX-License-Identifier: BSL-1.0
// expect: this compares a condition
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().group_by(col<&Post::user_id>).having(1 < count() < 5).select(count());
#else
constexpr auto asked = from<Post>().group_by(col<&Post::user_id>).having(count().between(1, 5)).select(count());
#endif

constexpr auto text = asked.sql();
