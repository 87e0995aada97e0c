// SPDX-License-Identifier: BSL-1.0
// expect: needs an order that tells groups apart
#include "models.hpp"

constexpr auto groups = from<User>().join<has_many<User, Post>>().group_by(col<&User::id>, col<&Post::title>);

#ifdef MISTAKE
const auto asked = groups.order_by(col<&User::id>).after(User{});
#else
const auto asked = groups.order_by(col<&User::id>, col<&Post::title>);
#endif
