// SPDX-License-Identifier: BSL-1.0
// expect: page takes two integers
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().page(param<"number">, 20);
#else
constexpr auto asked = from<Post>().page(2, 20);
#endif
