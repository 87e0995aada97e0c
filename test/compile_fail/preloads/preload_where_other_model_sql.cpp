// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&Comment::body>, .*through<Country, User, Post> *>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>().where(col<&Comment::body> == "x"));
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>().where(col<&User::name> == "x"));
#endif

constexpr auto text = asked.sql();
constexpr auto texts = asked.statements();
