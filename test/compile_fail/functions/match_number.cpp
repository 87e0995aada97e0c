// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(match<Post>(1));
#else
constexpr auto asked = from<Post>().where(match<Post>("a"));
#endif

constexpr auto text = asked.sql();
