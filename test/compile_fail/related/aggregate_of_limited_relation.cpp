// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate takes no heed of limit, distinct and has_one
// expect-note: aggregate_is_over_all_targets<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<CountryPosts>().select(count()).limit(3).of(1);
#else
constexpr auto asked = related<CountryPosts>().select(count()).of(1);
#endif

constexpr auto text = asked.sql();
