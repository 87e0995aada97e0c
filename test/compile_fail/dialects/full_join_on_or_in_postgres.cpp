// SPDX-License-Identifier: BSL-1.0
// expect: this database joins FULL on equality alone
#include "models.hpp"

constexpr auto asked =
    from<User>().full_join<Post>(col<&User::id> == col<&Post::user_id> || col<&User::id> < 3).select(col<&User::id>, col<&Post::id>);

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
