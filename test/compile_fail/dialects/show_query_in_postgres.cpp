// SPDX-License-Identifier: BSL-1.0
// expect: shown<.*(SELECT .*posts.*title.* FROM .*pos.*WHERE .*posts.*id.* > [$]1|83, 69, 76)
#include "models.hpp"

constexpr auto asked = from<Post>().where(col<&Post::id> > 1).select(col<&Post::title>);

#ifdef MISTAKE
const auto look = show<asked, postgres::dialect>;
#else
const auto look = asked.sql<postgres::dialect>();
#endif
