// SPDX-License-Identifier: BSL-1.0
// expect: this column is never NULL, and nothing is written into it
// expect-note: User::name
#include "models.hpp"

#ifdef MISTAKE
auto asked = insert<User>().set();
#else
auto asked = insert<User>().set(col<&User::name> = "a");
#endif
