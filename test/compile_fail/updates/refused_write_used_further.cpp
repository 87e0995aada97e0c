// SPDX-License-Identifier: BSL-1.0
// expect: nothing is written through a through or an inverse
#include "models.hpp"

const Country country{};
const User user{};
Post post{};

#ifdef MISTAKE
auto asked = update_or_create<through<Country, User, Post>, &Post::title>(country, post).only<&Post::title>();
#else
auto asked = update_or_create<has_many<User, Post>, &Post::title>(user, post).only<&Post::title>();
#endif
