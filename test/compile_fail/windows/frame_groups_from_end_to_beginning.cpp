// SPDX-License-Identifier: BSL-1.0
// expect: this frame ends before it begins
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(window().order_by(col<&Post::id>).groups(following(1), preceding(1))));
#else
constexpr auto asked = from<Post>().select(count().over(window().order_by(col<&Post::id>).groups(preceding(1), following(1))));
#endif

constexpr auto text = asked.sql();
