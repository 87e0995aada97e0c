// SPDX-License-Identifier: BSL-1.0
// expect: attach, detach and sync are for many_to_many
// expect-note: has_many<User, Post>
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const Country country{};
const User user{};
User changing{};
Post post{};

#ifdef MISTAKE
auto asked = attach<UserPosts>(user, post);
#else
auto asked = create<UserPosts>(user, post);
#endif
