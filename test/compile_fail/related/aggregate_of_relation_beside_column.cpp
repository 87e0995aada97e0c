// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group; group_by it too, or aggregate it
// expect-note: has_one_value_in_group<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<CountryPosts>().order_by(col<&Post::id>).select(count()).of(1);
#else
constexpr auto asked = related<CountryPosts>().select(count()).of(1);
#endif

constexpr auto text = asked.sql();
