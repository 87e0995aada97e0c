// SPDX-License-Identifier: BSL-1.0
// expect: these are no rows to write
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove(from<User>());
#else
constexpr auto asked = remove(related<has_many<Country, User>>().of(3));
#endif

constexpr auto text = asked.sql();
