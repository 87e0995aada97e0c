// SPDX-License-Identifier: BSL-1.0
// expect: titel.*Post
// beyond GNU: what it says of the member it says again of the template argument
#include "models.hpp"

#ifdef MISTAKE
// [mistake]
constexpr auto asked = from<Post>().where(col<&Post::titel> == "hello");
// [/mistake]
#else
constexpr auto asked = from<Post>().where(col<&Post::title> == "hello");
#endif

constexpr auto text = asked.sql();
