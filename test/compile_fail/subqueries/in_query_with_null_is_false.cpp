// SPDX-License-Identifier: BSL-1.0
// expect: a negated in[(]query[)] finds nothing
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id>.in(from<User>().select(col<&User::country_id>)).is(false));
#else
constexpr auto asked = from<Country>().where(col<&Country::id>.in(from<User>().select(col<&User::id>)).is(false));
#endif

constexpr auto text = asked.sql();
