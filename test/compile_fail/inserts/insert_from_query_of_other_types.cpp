// SPDX-License-Identifier: BSL-1.0
// expect: this query yields other columns than are written
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Country>(from<User>().select(col<&User::name>, col<&User::id>));
#else
constexpr auto asked = insert<Country>(from<User>().select(col<&User::id>, col<&User::name>));
#endif

constexpr auto text = asked.sql();
