// SPDX-License-Identifier: BSL-1.0
// expect: a negated in[(]query[)] finds nothing
#include "models.hpp"

constexpr auto named = nullif(col<&User::name>, "none");

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(!col<&Country::name>.in(from<User>().where(named.regexp("^a")).select(named)));
#else
constexpr auto asked = from<Country>().where(!col<&Country::name>.in(from<User>().where(named.glob("a*")).select(named)));
#endif

constexpr auto text = asked.sql();
