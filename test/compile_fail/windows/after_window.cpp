// SPDX-License-Identifier: BSL-1.0
// expect: a window would be over the rows
#include "models.hpp"

constexpr auto users = from<User>().order_by(col<&User::id>);

#ifdef MISTAKE
const auto asked = users.select(col<&User::id>, row_number().over(window().order_by(col<&User::id>))).after(User{});
#else
const auto asked = users.select(col<&User::id>).after(User{});
#endif
