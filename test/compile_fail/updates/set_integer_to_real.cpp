// SPDX-License-Identifier: BSL-1.0
// expect: this column cannot hold what it is set to
// expect-note: &User::id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::id> = 1.5).everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::id> = 1).everywhere();
#endif

constexpr auto text = asked.sql();
