// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group
// expect-note: column<&User::name>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().group_by(col<&User::country_id>).select(count()).having(col<&User::name> == "x");
#else
constexpr auto asked = from<User>().group_by(col<&User::country_id>).select(count()).having(max(col<&User::name>) == "x");
#endif

constexpr auto text = asked.sql();
