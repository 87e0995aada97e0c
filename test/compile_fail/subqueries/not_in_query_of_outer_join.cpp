// SPDX-License-Identifier: BSL-1.0
// expect: a negated in[(]query[)] finds nothing
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(
    !col<&Country::id>.in(from<User>().left_join<Post>(col<&Post::user_id> == col<&User::id>).select(col<&Post::id>)));
#else
constexpr auto asked =
    from<Country>().where(!col<&Country::id>.in(from<User>().join<Post>(col<&Post::user_id> == col<&User::id>).select(col<&Post::id>)));
#endif

constexpr auto text = asked.sql();
