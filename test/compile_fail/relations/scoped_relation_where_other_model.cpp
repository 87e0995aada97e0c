// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&Comment::body>, Busy>
#include "models.hpp"

#ifdef MISTAKE
struct Busy : CountryPosts {
  static constexpr auto where = col<&Comment::body> == "x";
};
#else
struct Busy : CountryPosts {
  static constexpr auto where = col<&Post::title> == "x";
};
#endif

constexpr auto asked = related<Busy>();
constexpr auto text = asked.sql();
