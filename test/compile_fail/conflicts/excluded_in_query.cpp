// SPDX-License-Identifier: BSL-1.0
// expect: no table of this column's model has this alias
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(excluded(col<&Country::id>) > 1);
#else
constexpr auto asked = from<Country>().where(col<&Country::id> > 1);
#endif

constexpr auto text = asked.sql();
