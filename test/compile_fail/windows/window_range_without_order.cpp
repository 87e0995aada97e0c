// SPDX-License-Identifier: BSL-1.0
// expect: a distance in range[(]...[)] is along one term
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(sum(col<&Post::id>).over(window().range(preceding(6), current_row)));
#else
constexpr auto asked = from<Post>().select(sum(col<&Post::id>).over(window().order_by(col<&Post::id>).range(preceding(6), current_row)));
#endif

constexpr auto text = asked.sql();
