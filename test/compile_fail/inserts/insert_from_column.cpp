// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Country>().set(col<&Country::name> = col<&User::name>);
#else
constexpr auto asked = insert<Country>().set(col<&Country::name> = scalar(from<User>().select(col<&User::name>).limit(1)));
#endif

constexpr auto text = asked.sql();
