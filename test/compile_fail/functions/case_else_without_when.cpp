// SPDX-License-Identifier: BSL-1.0
// expect: a case has no branch yet; say when
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(case_().else_(2));
#else
constexpr auto asked = from<Post>().select(case_().when(col<&Post::id> > 1, 1).else_(2));
#endif

constexpr auto text = asked.sql();
