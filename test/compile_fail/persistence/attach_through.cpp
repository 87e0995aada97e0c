// SPDX-License-Identifier: BSL-1.0
// expect: nothing is written through a through or an inverse
// expect-note: has_many<User, Post>
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const Country country{};
const User user{};
User changing{};
Post post{};

#ifdef MISTAKE
auto asked = attach<CountryPosts>(country, post);
#else
auto asked = create<UserPosts>(user, post);
#endif
