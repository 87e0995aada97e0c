// SPDX-License-Identifier: BSL-1.0
// expect: group_by takes columns and expressions
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().group_by(3);
#else
constexpr auto asked = from<User>().group_by(col<&User::id>);
#endif

constexpr auto text = asked.sql();
