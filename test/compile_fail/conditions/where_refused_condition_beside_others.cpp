// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
// expect-note: foreign_key_links<Country, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked =
    from<Country>().where(col<&Country::id> == 1 && !exists(related<through<Country, Comment>>()) && count(related<CountryPosts>()) > 3);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1 && !exists(related<CountryPosts>()));
#endif

constexpr auto text = asked.sql();
