// SPDX-License-Identifier: BSL-1.0
// expect: this is no condition; compare it with something
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().check(col<&Post::title>);
#else
constexpr auto said = constrain<Post>().check(col<&Post::title>.is_not_null());
#endif
