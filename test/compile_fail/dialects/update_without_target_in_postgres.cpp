// SPDX-License-Identifier: BSL-1.0
// expect: do_update\(\) needs the columns of the conflict
#include "models.hpp"

const auto asked = insert(Post{1, 2, "a"}).on_conflict().do_update(col<&Post::title> = "b");

#ifdef MISTAKE
const auto text = decltype(asked)::sql<postgres::dialect>();
#else
const auto text = decltype(asked)::sql();
#endif
