// SPDX-License-Identifier: BSL-1.0
// expect: this column is of another model
// expect-note: Post
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const User user{};
Post post{};

#ifdef MISTAKE
auto asked = update_or_create<UserPosts, &Post::title>(user, post).only<&User::name>();
#else
auto asked = update_or_create<UserPosts, &Post::title>(user, post).only<&Post::title>();
#endif
