// SPDX-License-Identifier: BSL-1.0
// expect: this takes a query without preloads
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().union_(from<Country>().with(related<CountryPosts>()));
#else
constexpr auto asked = from<Country>().union_(from<Country>());
#endif

constexpr auto text = asked.sql();
