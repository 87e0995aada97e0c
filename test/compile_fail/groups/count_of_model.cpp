// SPDX-License-Identifier: BSL-1.0
// expect: not of a whole model
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(count(model<Post>));
#else
constexpr auto asked = from<Post>().select(count());
#endif

constexpr auto text = asked.sql();
