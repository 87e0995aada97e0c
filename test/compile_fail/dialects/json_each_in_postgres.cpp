// SPDX-License-Identifier: BSL-1.0
// expect: json_each and json_tree are SQLite.s
#include <ikebana/query/json_each.hpp>

#include "models.hpp"

constexpr auto asked = from<Post>().join(json_each<std::int64_t>(col<&Post::title>)).select(col<&Post::id>);

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
