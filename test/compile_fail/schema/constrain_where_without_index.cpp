// SPDX-License-Identifier: BSL-1.0
// expect: where follows the index that it makes partial; say index\(...\) first
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().where(col<&Post::title> != "");
#else
constexpr auto said = constrain<Post>().index(col<&Post::title>).where(col<&Post::title> != "");
#endif
