// SPDX-License-Identifier: BSL-1.0
// expect: the_schema_differs.*Post::user_id.*long.*schema_says::text|is not an integral constant expression
// expect-note: the_schema_differs.*Post::user_id.*long.*schema_says::text
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<Post>(wrong));
#else
static_assert(conforms<Post>(right));
#endif
