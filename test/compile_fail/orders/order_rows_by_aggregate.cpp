// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group
// expect-note: User
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().order_by(desc(count()));
#else
constexpr auto asked = from<User>().group_by(col<&User::name>).select(col<&User::name>).order_by(desc(count()));
#endif

constexpr auto text = asked.sql();
