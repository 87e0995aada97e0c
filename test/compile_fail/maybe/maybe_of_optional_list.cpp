// SPDX-License-Identifier: BSL-1.0
// expect: lists is not left out
#include "models.hpp"

#include <vector>

const std::optional<std::vector<std::int64_t>> ids;

#ifdef MISTAKE
const auto asked = from<Post>().where(maybe(col<&Post::title> == "a" && !col<&Post::id>.in(ids)));
#else
const auto asked = from<Post>().where(col<&Post::title> == "a" && !col<&Post::id>.in(*ids));
#endif

auto text = asked.sql();
