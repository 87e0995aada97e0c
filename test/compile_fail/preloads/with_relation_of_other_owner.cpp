// SPDX-License-Identifier: BSL-1.0
// expect: takes a relation of the query's model, and this one has another owner
// expect-note: relation_is_owned_by<.*through<Country, User, Post>, User>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().with(related<CountryPosts>());
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>());
#endif

constexpr auto text = asked.sql();
