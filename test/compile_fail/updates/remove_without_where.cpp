// SPDX-License-Identifier: BSL-1.0
// expect: this would write every row of the table
// expect-note: delete_query<.*from_model<User
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove<User>();
#else
constexpr auto asked = remove<User>().where(col<&User::id> == 3);
#endif

constexpr auto text = asked.sql();
