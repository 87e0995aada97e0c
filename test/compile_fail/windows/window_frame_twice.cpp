// SPDX-License-Identifier: BSL-1.0
// expect: this window has its frame already; say it once
#include "models.hpp"

constexpr auto by_id = window().order_by(col<&Post::id>);

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count().over(by_id.rows(preceding(1), current_row).rows(current_row, following(1))));
#else
constexpr auto asked = from<Post>().select(count().over(by_id.rows(preceding(1), following(1))));
#endif

constexpr auto text = asked.sql();
