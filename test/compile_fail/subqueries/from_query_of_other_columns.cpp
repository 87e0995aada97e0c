// SPDX-License-Identifier: BSL-1.0
// expect: members
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>(from<Post>().select(col<&Post::title>));
#else
constexpr auto asked = from<Country>(from<Post>().select(col<&Post::id>, col<&Post::title>));
#endif

constexpr auto text = asked.sql();
