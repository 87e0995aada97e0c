// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: can_be_compared<.*column<&User::name>, .*column<&User::id> *>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().where(col<&User::name> == col<&User::id>);
#else
constexpr auto asked = from<User>().where(col<&User::id> == col<&User::id>);
#endif

constexpr auto text = asked.sql();
