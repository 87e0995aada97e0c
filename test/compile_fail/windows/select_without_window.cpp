// SPDX-License-Identifier: BSL-1.0
// expect: this function is over a window
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(row_number());
#else
constexpr auto asked = from<Post>().select(row_number().over());
#endif

constexpr auto text = asked.sql();
