// SPDX-License-Identifier: BSL-1.0
// expect: goes by one order
#include "models.hpp"

constexpr auto users = from<User>();

#ifdef MISTAKE
const auto asked = users.order_by(choose(0, asc(col<&User::name>), desc(col<&User::name>)), col<&User::id>).after(User{});
#else
const auto asked = users.order_by(asc(col<&User::name>), col<&User::id>).after(User{});
#endif
