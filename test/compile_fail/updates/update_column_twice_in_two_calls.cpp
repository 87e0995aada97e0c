// SPDX-License-Identifier: BSL-1.0
// expect: a column is written twice
#include "models.hpp"

#ifdef MISTAKE
const auto asked = update<User>().set(col<&User::name> = "a").set(col<&User::name> = "b");
#else
const auto asked = update<User>().set(col<&User::name> = "a").set(col<&User::id> = 1);
#endif
