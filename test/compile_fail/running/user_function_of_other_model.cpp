// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
#include "models.hpp"

constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(reversed(col<&User::name>) == "a");
#else
constexpr auto asked = from<Post>().where(reversed(col<&Post::title>) == "a");
#endif

constexpr auto text = asked.sql();
