// SPDX-License-Identifier: BSL-1.0
// expect: the database computes this column, as constraints<M> says; leave it out
// expect-note: column_takes_values<.Comment::body>
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::constraints<Comment> =
    ikebana::constrain<Comment>().generated<&Comment::body>(cast<std::string>(col<&Comment::post_id>));

#ifdef MISTAKE
constexpr auto written = update<Comment>().set(col<&Comment::body> = "x").everywhere();
#else
constexpr auto written = update<Comment>().set(col<&Comment::post_id> = 1).everywhere();
#endif
