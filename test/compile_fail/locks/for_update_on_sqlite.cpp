// SPDX-License-Identifier: BSL-1.0
// expect: for_update\(\) locks rows, which SQLite does not have: it locks the database; begin the transaction immediate
// expect-note: database_locks_rows<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto text = from<Post>().where(col<&Post::id> == 7).for_update().sql();
#else
constexpr auto text = from<Post>().where(col<&Post::id> == 7).for_update().sql<postgres::dialect>();
#endif
