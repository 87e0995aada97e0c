// SPDX-License-Identifier: BSL-1.0
// expect: takes a window, such as
#include "models.hpp"

#ifdef MISTAKE
const auto asked = from<Post>().select(count().over(5));
#else
const auto asked = from<Post>().select(count().over(window()));
#endif
