// SPDX-License-Identifier: BSL-1.0
// expect: takes a window, such as
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().window<"w">(1);
#else
constexpr auto asked = from<Post>().window<"w">(window());
#endif

constexpr auto text = asked.sql();
