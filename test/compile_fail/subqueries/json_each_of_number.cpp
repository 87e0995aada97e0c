// SPDX-License-Identifier: BSL-1.0
// expect: JSON is looked for in text
#include "models.hpp"

#include <ikebana/query/json_each.hpp>

#ifdef MISTAKE
constexpr auto asked = from<Post>().join(json_each<int>(col<&Post::id>));
#else
constexpr auto asked = from<Post>().join(json_each<int>(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
