// SPDX-License-Identifier: BSL-1.0
// expect: exists, count and sum ask for each row of a query; leave out of
// expect-note: through<Country, User, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(count(related<CountryPosts>().of(1)) == 2);
#else
constexpr auto asked = from<Country>().where(count(related<CountryPosts>()) == 2);
#endif

constexpr auto text = asked.sql();
