// SPDX-License-Identifier: BSL-1.0
// expect: and so are records of a pivot
// expect-note: has_many<User, Post>
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const User user{};
Post post{};

#ifdef MISTAKE
auto asked = create<UserPosts>(user, post, Country{});
#else
auto asked = create<UserPosts>(user, post);
#endif
