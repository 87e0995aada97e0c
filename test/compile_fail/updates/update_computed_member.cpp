// SPDX-License-Identifier: BSL-1.0
// expect: the database computes this column, as constraints<M> says; leave it out
// expect-note: column_takes_values<.Comment::body>
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::constraints<Comment> =
    ikebana::constrain<Comment>().stored<&Comment::body>(cast<std::string>(col<&Comment::post_id>));

void write(const Comment& comment) {
#ifdef MISTAKE
  (void)update<&Comment::body>(comment);
#else
  (void)update<&Comment::post_id>(comment);
#endif
}
