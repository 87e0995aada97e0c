// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: column<&Post::title>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::name> = col<&Post::title>).everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::name> = col<&User::name>).everywhere();
#endif

constexpr auto text = asked.sql();
