// SPDX-License-Identifier: BSL-1.0
// expect: this record is of another model than the relation
// expect-note: Country
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const Country country{};
const User user{};
User changing{};
Post post{};

#ifdef MISTAKE
auto asked = create<UserPosts>(country, post);
#else
auto asked = create<UserPosts>(user, post);
#endif
