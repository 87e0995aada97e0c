// SPDX-License-Identifier: BSL-1.0
// expect: a negated in[(]query[)] finds nothing
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(!col<&Country::id>.in(from<User>().select(col<&User::country_id>)));
#else
constexpr auto asked =
    from<Country>().where(!col<&Country::id>.in(from<User>().where(col<&User::country_id>.is_not_null()).select(col<&User::country_id>)));
#endif

constexpr auto text = asked.sql();
