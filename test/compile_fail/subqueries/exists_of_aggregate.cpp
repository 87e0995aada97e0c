// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate yields a row whatever there is, so that exists is always true
// expect-note: may_yield_no_row<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(exists(from<Post>().select(count())));
#else
constexpr auto asked = from<Country>().where(exists(from<Post>().select(col<&Post::id>)));
#endif

constexpr auto text = asked.sql();
