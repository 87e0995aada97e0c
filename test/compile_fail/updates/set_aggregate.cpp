// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate cannot stand in where
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::id> = count()).everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::id> = 3).everywhere();
#endif

constexpr auto text = asked.sql();
