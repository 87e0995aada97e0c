// SPDX-License-Identifier: BSL-1.0
// expect: a schema's expression sees the columns of its own row and constant values; name no other model, query or parameter
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().check(col<&Post::title> != param<"title">);
#else
constexpr auto said = constrain<Post>().check(col<&Post::title> != "title");
#endif
