// SPDX-License-Identifier: BSL-1.0
// expect: this foreign key is never NULL
// expect-note: belongs_to<Post, User>
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const Country country{};
const User user{};
User changing{};
Post post{};

#ifdef MISTAKE
auto asked = dissociate<belongs_to<Post, User>>(post);
#else
auto asked = dissociate<belongs_to<User, Country>>(changing);
#endif
