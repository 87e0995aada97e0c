// SPDX-License-Identifier: BSL-1.0
// expect: this column's model stands in the query twice
// expect-note: column<&User::name>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().join<User, "b">(col<&User::id, "b"> == 3).where(col<&User::name> == "x");
#else
constexpr auto asked = from<User>().join<User, "b">(col<&User::id, "b"> == 3).where(col<&User::name, "b"> == "x");
#endif

constexpr auto text = asked.sql();
