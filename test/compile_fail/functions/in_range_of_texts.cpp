// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#include <vector>

#ifdef MISTAKE
const auto asked = from<Post>().where(col<&Post::id>.in(std::vector<std::string>{}));
#else
const auto asked = from<Post>().where(col<&Post::id>.in(std::vector<int>{}));
#endif

auto text = asked.sql();
