// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<Country>().set(col<&Country::name> = "a").everywhere().returning(col<&User::id>);
#else
constexpr auto asked = update<Country>().set(col<&Country::name> = "a").everywhere().returning(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
