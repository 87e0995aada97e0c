// SPDX-License-Identifier: BSL-1.0
// expect: a default names no column; say generated<...>.expression. for what is computed from others
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Comment>().default_value<&Comment::body>(lower(col<&Comment::body>));
#else
constexpr auto said = constrain<Comment>().default_value<&Comment::body>("none");
#endif
