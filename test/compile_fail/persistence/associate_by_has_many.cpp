// SPDX-License-Identifier: BSL-1.0
// expect: associate and dissociate are for belongs_to
// expect-note: has_many<User, Post>
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const Country country{};
const User user{};
User changing{};
Post post{};

#ifdef MISTAKE
auto asked = associate<UserPosts>(changing, post);
#else
auto asked = associate<belongs_to<Post, User>>(post, user);
#endif
