// SPDX-License-Identifier: BSL-1.0
// expect: a negated in[(]query[)] finds nothing
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(
    !row_value(col<&Country::id>, col<&Country::name>).in(from<User>().select(col<&User::country_id>, col<&User::name>)));
#else
constexpr auto asked = from<Country>().where(
    row_value(col<&Country::id>, col<&Country::name>).in(from<User>().select(col<&User::country_id>, col<&User::name>)));
#endif

constexpr auto text = asked.sql();
