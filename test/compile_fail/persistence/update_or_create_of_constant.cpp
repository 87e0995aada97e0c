// SPDX-License-Identifier: BSL-1.0
// expect: what is found is read into the record
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const User user{};
Post post{};

#ifdef MISTAKE
auto asked = update_or_create<UserPosts, &Post::title>(user, Post{});
#else
auto asked = update_or_create<UserPosts, &Post::title>(user, post);
#endif
