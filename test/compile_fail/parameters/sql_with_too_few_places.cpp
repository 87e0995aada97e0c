// SPDX-License-Identifier: BSL-1.0
// expect: another number of {} than there are arguments
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(sql<int, "abs(1)">(col<&Post::id>));
#else
constexpr auto asked = from<Post>().select(sql<int, "abs({})">(col<&Post::id>));
#endif

constexpr auto text = asked.sql();
