// SPDX-License-Identifier: BSL-1.0
// expect: needs an order that tells rows apart
// expect-note: order_tells_rows_apart<User
#include "models.hpp"

#ifdef MISTAKE
auto asked = from<User>().order_by(col<&User::name>).after(User{});
#else
auto asked = from<User>().order_by(col<&User::name>, col<&User::id>).after(User{});
#endif

constexpr auto text = decltype(asked)::sql();
