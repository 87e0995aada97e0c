// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<User, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<through<Country, User>, Comment>>();
#else
constexpr auto asked = related<through<CountryPosts, Comment>>();
#endif

constexpr auto text = asked.sql();
