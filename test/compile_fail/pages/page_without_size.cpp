// SPDX-License-Identifier: BSL-1.0
// expect: a page has a number and a size
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().page(1);
#else
constexpr auto asked = from<Post>().page(1, 20);
#endif

constexpr auto text = asked.sql();
