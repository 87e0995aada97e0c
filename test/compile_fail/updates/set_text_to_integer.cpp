// SPDX-License-Identifier: BSL-1.0
// expect: this column cannot hold what it is set to
// expect-note: &User::name
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::name> = 7).everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::name> = "7").everywhere();
#endif

constexpr auto text = asked.sql();
