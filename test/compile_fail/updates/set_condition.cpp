// SPDX-License-Identifier: BSL-1.0
// expect: set takes assignments
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::name> == "x").everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::name> = "x").everywhere();
#endif

constexpr auto text = asked.sql();
