// SPDX-License-Identifier: BSL-1.0
// expect: this would write every row of the table
// expect-note: update_query<.*from_model<User
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::name> = "x");
#else
constexpr auto asked = update<User>().set(col<&User::name> = "x").everywhere();
#endif

constexpr auto text = asked.sql();
