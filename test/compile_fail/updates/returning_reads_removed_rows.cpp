// SPDX-License-Identifier: BSL-1.0
// expect: reads rows that this statement is writing
#include "models.hpp"

constexpr auto left = scalar(from<Post>().select(count()));

#ifdef MISTAKE
constexpr auto sql = remove<Post>().where(col<&Post::user_id> == 1).returning(left).sql();
#else
constexpr auto sql = remove<Comment>().where(col<&Comment::post_id> == 1).returning(left).sql();
#endif
