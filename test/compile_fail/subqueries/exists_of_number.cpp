// SPDX-License-Identifier: BSL-1.0
// expect: exists asks for rows
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(exists(1));
#else
constexpr auto asked = from<Country>().where(exists(related<CountryPosts>()));
#endif

constexpr auto text = asked.sql();
