// SPDX-License-Identifier: BSL-1.0
// expect: &&, [|][|] and ! take conditions
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(sum(col<&Post::id>).filter(col<&Post::id>).over());
#else
constexpr auto asked = from<Post>().select(sum(col<&Post::id>).filter(col<&Post::id> > 1).over());
#endif

constexpr auto text = asked.sql();
