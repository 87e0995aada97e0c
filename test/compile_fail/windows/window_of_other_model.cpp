// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(row_number().over(window().order_by(col<&User::id>)));
#else
constexpr auto asked = from<Post>().select(row_number().over(window().order_by(col<&Post::id>)));
#endif

constexpr auto text = asked.sql();
