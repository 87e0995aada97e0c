// SPDX-License-Identifier: BSL-1.0
// expect: a distance in range
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(window().range(preceding(1), current_row)));
#else
constexpr auto asked = from<Post>().select(count().over(window().order_by(col<&Post::id>).range(preceding(1), current_row)));
#endif

constexpr auto text = asked.sql();
