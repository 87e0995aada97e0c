// SPDX-License-Identifier: BSL-1.0
// expect: this query says for_update\(\) already
// expect-note: has_no_lock_yet<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto text = from<Post>().for_update().for_update<if_locked::skip>().sql<postgres::dialect>();
#else
constexpr auto text = from<Post>().for_update<if_locked::skip>().sql<postgres::dialect>();
#endif
