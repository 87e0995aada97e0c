// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate cannot stand in where
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().group_by(count());
#else
constexpr auto asked = from<User>().group_by(col<&User::id>);
#endif

constexpr auto text = asked.sql();
