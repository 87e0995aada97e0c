// SPDX-License-Identifier: BSL-1.0
// expect: lists is not left out
#include "models.hpp"

const std::optional<std::int64_t> first;

#ifdef MISTAKE
const auto asked = from<Post>().where(maybe(col<&Post::id>.in(1, first)));
#else
const auto asked = from<Post>().where(maybe(col<&Post::id> == first));
#endif

auto text = asked.sql();
