// SPDX-License-Identifier: BSL-1.0
// expect: partition_by takes columns and expressions
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(window().partition_by(1)));
#else
constexpr auto asked = from<Post>().select(count().over(window().partition_by(col<&Post::user_id>)));
#endif

constexpr auto text = asked.sql();
