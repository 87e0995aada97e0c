// SPDX-License-Identifier: BSL-1.0
// expect: takes a column of the model that the relation leads to
// expect-note: &User::name
#include "models.hpp"

struct OwnPosts : has_many<User, Post> {
#ifdef MISTAKE
  static constexpr auto where = target(col<&User::name>) == "x";
#else
  static constexpr auto where = col<&User::name> == "x" && target(col<&Post::title>) == "x";
#endif
};

constexpr auto text = related<OwnPosts>().sql();
