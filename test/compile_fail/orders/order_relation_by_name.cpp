// SPDX-License-Identifier: BSL-1.0
// expect: the targets of a relation are ordered by expressions
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<CountryPosts>().select(col<&Post::title>.as<"a">()).order_by("a"_name);
#else
constexpr auto asked = related<CountryPosts>().select(col<&Post::title>.as<"a">()).order_by(col<&Post::title>);
#endif

constexpr auto text = asked.sql();
