// SPDX-License-Identifier: BSL-1.0
// expect: a schema's expression sees the columns of its own row and constant values; name no other model, query or parameter
// expect-note: sees_own_row_only<Post
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().check(col<&User::name> != "");
#else
constexpr auto said = constrain<Post>().check(col<&Post::title> != "");
#endif
