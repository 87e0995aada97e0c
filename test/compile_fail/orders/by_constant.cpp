// SPDX-License-Identifier: BSL-1.0
// expect: a constant orders no rows; order by columns and expressions
#include "models.hpp"

struct LatestPosts : through<Country, User, Post> {
#ifdef MISTAKE
  static constexpr auto order_by = by(desc(lit<2>));
#else
  static constexpr auto order_by = by(desc(col<&Post::id>));
#endif
};

constexpr auto text = related<LatestPosts>().of(1).sql();
