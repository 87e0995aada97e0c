// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().group_by(col<&Post::title>).select(row_number().over(window().order_by(col<&Post::id>)));
#else
constexpr auto asked = from<Post>().group_by(col<&Post::title>).select(row_number().over(window().order_by(col<&Post::title>)));
#endif

constexpr auto text = asked.sql();
