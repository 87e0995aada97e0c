// SPDX-License-Identifier: BSL-1.0
// expect: this column cannot hold what it is set to; give it a value of the member's type
// expect-note: column_can_hold<&Comment::body
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Comment>().default_value<&Comment::body>(5);
#else
constexpr auto said = constrain<Comment>().default_value<&Comment::body>("5");
#endif
