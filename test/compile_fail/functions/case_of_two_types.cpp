// SPDX-License-Identifier: BSL-1.0
// expect: the branches do not fit together
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, "a").else_(2));
#else
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, "a").else_("b"));
#endif

constexpr auto text = asked.sql();
