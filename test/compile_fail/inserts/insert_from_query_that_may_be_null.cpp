// SPDX-License-Identifier: BSL-1.0
// expect: this query yields other columns than are written
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Country>(from<User>().select(col<&User::country_id>, col<&User::name>));
#else
constexpr auto asked = insert<Country>(from<User>().select(coalesce(col<&User::country_id>, 0), col<&User::name>));
#endif

constexpr auto text = asked.sql();
