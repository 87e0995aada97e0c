// SPDX-License-Identifier: BSL-1.0
// expect: does not take an argument of this type
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(round(col<&Post::title>) > 1);
#else
constexpr auto asked = from<Post>().where(round(col<&Post::id>) > 1);
#endif

constexpr auto text = asked.sql();
