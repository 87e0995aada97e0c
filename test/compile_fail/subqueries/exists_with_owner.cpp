// SPDX-License-Identifier: BSL-1.0
// expect: exists, count and sum ask for each row of a query; leave out of
// expect-note: through<Country, User, Post>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(exists(related<CountryPosts>().of(1)));
#else
constexpr auto asked = from<Country>().where(exists(related<CountryPosts>()));
#endif

constexpr auto text = asked.sql();
