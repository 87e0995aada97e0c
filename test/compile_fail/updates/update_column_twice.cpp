// SPDX-License-Identifier: BSL-1.0
// expect: a column is written twice
#include "models.hpp"

#ifdef MISTAKE
const auto asked = update<User>().set(col<&User::name> = "a", col<&User::name> = "b");
#else
const auto asked = update<User>().set(col<&User::name> = "a", col<&User::id> = 1);
#endif
