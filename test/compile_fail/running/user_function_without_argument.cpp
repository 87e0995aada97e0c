// SPDX-License-Identifier: BSL-1.0
// expect: takes another number of arguments
#include "models.hpp"

constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(col<&Post::id>, reversed());
#else
constexpr auto asked = from<Post>().select(col<&Post::id>, reversed(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
