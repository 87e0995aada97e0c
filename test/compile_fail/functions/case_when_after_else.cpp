// SPDX-License-Identifier: BSL-1.0
// expect: nothing comes after else_; say when
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, 1).else_(2).when(col<&Post::id> > 2, 3));
#else
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, 1).when(col<&Post::id> > 2, 3).else_(2));
#endif

constexpr auto text = asked.sql();
