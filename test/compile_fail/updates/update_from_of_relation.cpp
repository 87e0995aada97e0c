// SPDX-License-Identifier: BSL-1.0
// expect: is for updates of a model
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update(related<CountryPosts>().of(1)).from<User>().set(col<&Post::title> = "a");
#else
constexpr auto asked = update<Post>().from<User>().set(col<&Post::title> = "a").where(col<&Post::user_id> == col<&User::id>);
#endif

constexpr auto text = asked.sql();
