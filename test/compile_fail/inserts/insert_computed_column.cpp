// SPDX-License-Identifier: BSL-1.0
// expect: the database computes this column, as constraints<M> says; leave it out
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::constraints<Comment> =
    ikebana::constrain<Comment>().stored<&Comment::body>(cast<std::string>(col<&Comment::post_id>));

#ifdef MISTAKE
constexpr auto written = insert<Comment>().set(col<&Comment::post_id> = 1, col<&Comment::body> = "x");
#else
constexpr auto written = insert<Comment>().set(col<&Comment::post_id> = 1);
#endif
