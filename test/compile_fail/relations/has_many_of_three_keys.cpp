// SPDX-License-Identifier: BSL-1.0
// expect: a relation takes two keys at most, the foreign key and the one it names; join columns by key<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<has_many<User, Post, &Post::user_id, &User::id, &User::country_id>>();
#else
constexpr auto asked = related<has_many<User, Post, &Post::user_id, &User::id>>();
#endif

constexpr auto text = asked.sql();
