// SPDX-License-Identifier: BSL-1.0
// expect: an optional value may be NULL
#include "models.hpp"

#include <vector>

#ifdef MISTAKE
const auto asked = from<Post>().where(col<&Post::id>.in(std::vector<std::optional<int>>{}));
#else
const auto asked = from<Post>().where(col<&Post::id>.in(std::vector<int>{}));
#endif

auto text = asked.sql();
