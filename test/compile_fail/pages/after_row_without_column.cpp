// SPDX-License-Identifier: BSL-1.0
// expect: takes a row that holds the columns
#include "models.hpp"

#ifdef MISTAKE
auto asked = from<User>().order_by(col<&User::id>).after(Post{});
#else
auto asked = from<User>().order_by(col<&User::id>).after(User{});
#endif

constexpr auto text = decltype(asked)::sql();
