// SPDX-License-Identifier: BSL-1.0
// expect: page takes two integers
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().page("1", 2);
#else
constexpr auto asked = from<User>().page(1, 2);
#endif

constexpr auto text = asked.sql();
