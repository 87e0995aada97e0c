// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<Country, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(model<Country>, count(related<through<Country, Comment>>()).as<"n">());
#else
constexpr auto asked = from<Country>().select(model<Country>, count(related<CountryPosts>()).as<"n">());
#endif

constexpr auto text = asked.sql();
