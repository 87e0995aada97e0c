// SPDX-License-Identifier: BSL-1.0
// expect: this column is of another model than the one updated
// expect-note: &Post::title
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&Post::title> = "x").everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::name> = "x").everywhere();
#endif

constexpr auto text = asked.sql();
