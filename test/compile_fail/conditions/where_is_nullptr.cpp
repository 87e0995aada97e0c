// SPDX-License-Identifier: BSL-1.0
// expect: write is_null[(][)]
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&Post::title>.is(nullptr));
#else
constexpr auto asked = from<Post>().where(col<&Post::title>.is_null());
#endif

constexpr auto text = asked.sql();
