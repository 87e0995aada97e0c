// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

#include <ikebana/query/json_each.hpp>

#ifdef MISTAKE
constexpr auto asked = from<Post>().join(json_each<int>(col<&User::name>));
#else
constexpr auto asked = from<Post>().join(json_each<int>(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
