// SPDX-License-Identifier: BSL-1.0
// expect: an integer member that counts the changes
#include "models.hpp"

#ifdef MISTAKE
const auto asked = update(Post{1, 1, "a"}).locked_by<&Post::id>();
#else
const auto asked = update(Post{1, 1, "a"}).locked_by<&Post::user_id>();
#endif

const auto text = asked.sql();
