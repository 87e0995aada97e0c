// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert<User>(from<User>().where(col<&User::id> == "a"));
#else
const auto asked = insert<User>(from<User>().where(col<&User::id> == 1));
#endif
