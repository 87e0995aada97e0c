// SPDX-License-Identifier: BSL-1.0
// expect: says already what it returns
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove<Country>().everywhere().returning(col<&Country::id>).returning(col<&Country::name>);
#else
constexpr auto asked = remove<Country>().everywhere().returning(col<&Country::id>, col<&Country::name>);
#endif

constexpr auto text = asked.sql();
