// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold a value of this type
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(cast<void*>(col<&Post::title>));
#else
constexpr auto asked = from<Post>().select(cast<int>(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
