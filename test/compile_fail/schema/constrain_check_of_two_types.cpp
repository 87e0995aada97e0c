// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared; compare a column with a value of its own type
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().check(col<&Post::title> > 0);
#else
constexpr auto said = constrain<Post>().check(col<&Post::user_id> > 0);
#endif
