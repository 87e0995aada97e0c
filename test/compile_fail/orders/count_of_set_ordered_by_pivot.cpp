// SPDX-License-Identifier: BSL-1.0
// expect: keeps each target once, and this orders by or selects a column that one target may have several values of
// expect-note: each_target_has_one_value<
#include "models.hpp"

using Authors = through<Country, User, Post, User>;

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(count(related<Authors, "author">().distinct().order_by(col<&Post::title>).limit(2)) > 1);
#else
constexpr auto asked =
    from<Country>().where(count(related<Authors, "author">().distinct().order_by(col<&User::name, "author">).limit(2)) > 1);
#endif

constexpr auto text = asked.sql();
