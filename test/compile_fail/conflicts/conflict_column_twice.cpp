// SPDX-License-Identifier: BSL-1.0
// expect: a column is written twice
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(User{}).on_conflict<&User::id>().do_update(col<&User::name> = "a", col<&User::name> = "b");
#else
const auto asked = insert(User{}).on_conflict<&User::id>().do_update(col<&User::name> = "a");
#endif
