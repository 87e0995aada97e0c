// SPDX-License-Identifier: BSL-1.0
// expect: a generated column has no default; leave default_value out
// expect-note: generated_columns_have_no_default<Comment,
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::constraints<Comment> =
    ikebana::constrain<Comment>()
#ifdef MISTAKE
        .default_value<&Comment::body>("none")
#endif
        .generated<&Comment::body>(cast<std::string>(col<&Comment::post_id>));

constexpr auto text = schema<Comment>.sql();
