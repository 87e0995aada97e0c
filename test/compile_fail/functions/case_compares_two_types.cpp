// SPDX-License-Identifier: BSL-1.0
// expect: the branches do not fit together
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(case_(col<&Post::title>).when(1, "a"));
#else
constexpr auto asked = from<Post>().select(case_(col<&Post::title>).when("1", "a"));
#endif

constexpr auto text = asked.sql();
