// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group
// expect-note: column<&User::name>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().group_by(col<&User::country_id>).select(col<&User::name>, count());
#else
constexpr auto asked = from<User>().group_by(col<&User::country_id>).select(col<&User::country_id>, count());
#endif

constexpr auto text = asked.sql();
