// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group
// expect-note: column<&User::name>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().select(col<&User::name>, count());
#else
constexpr auto asked = from<User>().select(max(col<&User::name>), count());
#endif

constexpr auto text = asked.sql();
