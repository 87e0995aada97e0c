// SPDX-License-Identifier: BSL-1.0
// expect: these values are of different types
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(coalesce(col<&Post::title>, 0));
#else
constexpr auto asked = from<Post>().select(coalesce(col<&Post::title>, "0"));
#endif

constexpr auto text = asked.sql();
