// SPDX-License-Identifier: BSL-1.0
// expect: keeps each target once, and this orders by or selects a column that one target may have several values of
// expect-note: each_target_has_one_value<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<Country, User, Post, User>, "author">().distinct().order_by(col<&Post::title>).of(1);
#else
constexpr auto asked = related<through<Country, User, Post, User>, "author">().distinct().order_by(col<&User::name, "author">).of(1);
#endif

constexpr auto text = asked.sql();
