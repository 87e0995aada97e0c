// SPDX-License-Identifier: BSL-1.0
// expect: write json_extract<T> without std::optional
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(json_extract<std::optional<std::string>, "$.a">(col<&Post::title>));
#else
constexpr auto asked = from<Post>().select(json_extract<std::string, "$.a">(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
