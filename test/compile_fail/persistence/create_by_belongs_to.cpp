// SPDX-License-Identifier: BSL-1.0
// expect: records are created through has_many and has_one
// expect-note: belongs_to<User, Country>
#include "models.hpp"

using UserPosts = has_many<User, Post>;
const Country country{};
const User user{};
User changing{};
Post post{};

#ifdef MISTAKE
auto asked = create<belongs_to<User, Country>>(user, Country{});
#else
auto asked = create<has_many<Country, User>>(country, User{});
#endif
