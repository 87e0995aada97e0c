// SPDX-License-Identifier: BSL-1.0
// expect: the limit of a relation is a number of rows, and none that is negative
// expect-note: relation_limit_is_number_of_rows<
#include "models.hpp"

struct LastPosts : has_many<User, Post> {
#ifdef MISTAKE
  static constexpr int limit = -1;
#else
  static constexpr int limit = 1;
#endif
};

constexpr auto asked = related<LastPosts>();
constexpr auto text = asked.sql();
