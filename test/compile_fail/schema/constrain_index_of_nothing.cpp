// SPDX-License-Identifier: BSL-1.0
// expect: an index is over columns and expressions, asc\(...\) and desc\(...\)
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().index();
#else
constexpr auto said = constrain<Post>().index(col<&Post::title>);
#endif
