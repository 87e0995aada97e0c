// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<Country, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<inverse<through<Country, Comment>>>();
#else
constexpr auto asked = related<inverse<CountryPosts>>();
#endif

constexpr auto text = asked.sql();
