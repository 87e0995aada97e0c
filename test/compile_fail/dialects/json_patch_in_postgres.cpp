// SPDX-License-Identifier: BSL-1.0
// expect: this function of JSON is SQLite's own
#include "models.hpp"

constexpr auto asked = from<Post>().select(json_patch(col<&Post::title>, "{}"));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
