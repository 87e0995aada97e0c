// SPDX-License-Identifier: BSL-1.0
// expect: having chooses among groups, and there are none
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().having(count() > 1);
#else
constexpr auto asked = from<User>().group_by(col<&User::id>).having(count() > 1);
#endif

constexpr auto text = asked.sql();
