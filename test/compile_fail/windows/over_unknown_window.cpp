// SPDX-License-Identifier: BSL-1.0
// expect: no window of the query has this name
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().window<"w">(window().order_by(col<&Post::id>)).select(row_number().over<"v">());
#else
constexpr auto asked = from<Post>().window<"w">(window().order_by(col<&Post::id>)).select(row_number().over<"w">());
#endif

constexpr auto text = asked.sql();
