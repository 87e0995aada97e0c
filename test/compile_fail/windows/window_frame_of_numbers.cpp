// SPDX-License-Identifier: BSL-1.0
// expect: a frame goes from one bound to another
#include "models.hpp"

#ifdef MISTAKE
constexpr auto framed = window().order_by(col<&Post::id>).range(1, 2);
#else
constexpr auto framed = window().order_by(col<&Post::id>).range(preceding(1), following(2));
#endif

constexpr auto text = from<Post>().select(count().over(framed)).sql();
