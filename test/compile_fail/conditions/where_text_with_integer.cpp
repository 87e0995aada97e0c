// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: can_be_compared<.*column<&Country::name>, .*bound<long.*> *>
#include "models.hpp"

#ifdef MISTAKE
// [mistake]
constexpr auto asked = from<Country>().where(col<&Country::name> == 1);
// [/mistake]
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1);
#endif

constexpr auto text = asked.sql();
