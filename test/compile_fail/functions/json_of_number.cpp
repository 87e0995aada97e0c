// SPDX-License-Identifier: BSL-1.0
// expect: JSON is looked for in text
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(json_extract<int>(col<&Post::id>, "$.a"));
#else
constexpr auto asked = from<Post>().select(json_extract<int>(col<&Post::title>, "$.a"));
#endif

constexpr auto text = asked.sql();
