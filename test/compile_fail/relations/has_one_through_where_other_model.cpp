// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&Comment::body>
#include "models.hpp"

struct First : has_one_through<Country, User, Post> {
#ifdef MISTAKE
  static constexpr auto where = col<&Comment::body> == "x";
#else
  static constexpr auto where = col<&Post::title> == "x";
#endif
};

constexpr auto asked = related<First>();
constexpr auto text = asked.sql();
