// SPDX-License-Identifier: BSL-1.0
// expect: for_update\(\) locks the rows of the query that is run
// expect-note: yields_rows_to_lock<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto text = from<Post>().union_(from<Post>().for_update()).sql<postgres::dialect>();
#else
constexpr auto text = from<Post>().union_(from<Post>()).sql<postgres::dialect>();
#endif
