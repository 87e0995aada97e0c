// SPDX-License-Identifier: BSL-1.0
// expect: this update sets nothing
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().where(col<&User::id> == 3);
#else
constexpr auto asked = update<User>().set(col<&User::name> = "x").where(col<&User::id> == 3);
#endif

constexpr auto text = asked.sql();
