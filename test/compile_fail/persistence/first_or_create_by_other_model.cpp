// SPDX-License-Identifier: BSL-1.0
// expect: this member is of another model than the relation's target
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const User user{};
Post post{};

#ifdef MISTAKE
auto asked = first_or_create<UserPosts, &User::name>(user, post);
#else
auto asked = first_or_create<UserPosts, &Post::title>(user, post);
#endif
