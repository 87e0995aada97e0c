// SPDX-License-Identifier: BSL-1.0
// expect: glob is SQLite's own; say like
#include "models.hpp"

constexpr auto asked = from<User>().with(related<has_many<User, Post>>().where(col<&Post::title>.glob("a*")));

#ifdef MISTAKE
constexpr auto texts = asked.statements<postgres::dialect>();
#else
constexpr auto texts = asked.statements();
#endif
