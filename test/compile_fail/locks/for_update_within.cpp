// SPDX-License-Identifier: BSL-1.0
// expect: for_update\(\) locks the rows of the query that is run
// expect-note: yields_rows_to_lock<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto text = from<User>().where(col<&User::id>.in(from<Post>().select(col<&Post::user_id>).for_update())).sql<postgres::dialect>();
#else
constexpr auto text = from<User>().where(col<&User::id>.in(from<Post>().select(col<&Post::user_id>))).for_update().sql<postgres::dialect>();
#endif
