// SPDX-License-Identifier: BSL-1.0
// expect: dates of texts and numbers, and modifiers, are SQLite's
#include "models.hpp"

constexpr auto asked = from<Post>().select(date(col<&Post::title>, "+1 day"));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
