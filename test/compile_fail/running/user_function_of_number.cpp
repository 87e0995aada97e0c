// SPDX-License-Identifier: BSL-1.0
// expect: does not take an argument of this type
#include "models.hpp"

constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;

#ifdef MISTAKE
constexpr auto asked = from<Post>().select(reversed(col<&Post::id>));
#else
constexpr auto asked = from<Post>().select(reversed(col<&Post::title>));
#endif

constexpr auto text = asked.sql();
