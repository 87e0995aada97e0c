// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate cannot stand in where
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().join<Post>(count(col<&Post::id>) == col<&User::id>);
#else
constexpr auto asked = from<User>().join<Post>(col<&Post::id> == col<&User::id>);
#endif

constexpr auto text = asked.sql();
