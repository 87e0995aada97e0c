// SPDX-License-Identifier: BSL-1.0
// expect: else_ is said already
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, 1).else_(2).else_(3));
#else
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, 1).else_(2));
#endif

constexpr auto text = asked.sql();
