// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key of the target names the owner
// expect-note: foreign_key_names<Comment, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<many_to_many<Country, Comment, Post>>();
#else
constexpr auto asked = related<many_to_many<User, Post, User>>();
#endif

constexpr auto text = asked.sql();
