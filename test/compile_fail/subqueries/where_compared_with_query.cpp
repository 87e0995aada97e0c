// SPDX-License-Identifier: BSL-1.0
// expect: compare with scalar
#include "models.hpp"

constexpr auto first = from<Post>().order_by(col<&Post::id>).limit(1).select(col<&Post::user_id>);

#ifdef MISTAKE
constexpr auto text = from<User>().where(col<&User::id> == first).sql();
#else
constexpr auto text = from<User>().where(col<&User::id> == scalar(first)).sql();
#endif
