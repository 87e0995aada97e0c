// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold a value of this type
#include "models.hpp"

#ifdef MISTAKE
const auto asked = from<Post>().where(col<&Post::title> == L"a");
#else
const auto asked = from<Post>().where(col<&Post::title> == "a");
#endif
