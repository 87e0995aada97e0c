// SPDX-License-Identifier: BSL-1.0
// expect: this is no member of a model; write col<&Model::member>
#include "models.hpp"

inline std::int64_t id = 0;

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(col<&id> == 1);
#else
constexpr auto asked = from<Post>().where(col<&Post::id> == 1);
#endif

constexpr auto text = asked.sql();
