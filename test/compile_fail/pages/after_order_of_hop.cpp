// SPDX-License-Identifier: BSL-1.0
// expect: after\(row\) cannot go by the order of a hop
// expect-note: is_ordered_as_a_whole
#include "models.hpp"

struct UsersByName : has_many<Country, User> {
#ifdef MISTAKE
  static constexpr auto order_by = col<&User::name>;
#else
  static constexpr auto where = col<&User::name> != "";
#endif
};

const auto asked = related<through<UsersByName, Post>>().order_by(col<&Post::id>).after(Post{});
