// SPDX-License-Identifier: BSL-1.0
// expect: this join repeats them
#include "models.hpp"

constexpr auto users = from<User>().join<has_many<User, Post>>();

#ifdef MISTAKE
const auto asked = users.order_by(col<&User::id>).after(User{});
#else
const auto asked = users.order_by(col<&User::id>, col<&Post::id>);
#endif
