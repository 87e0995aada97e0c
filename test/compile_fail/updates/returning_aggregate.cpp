// SPDX-License-Identifier: BSL-1.0
// expect: returning is of each row that is written
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = remove<Country>().everywhere().returning(count());
#else
constexpr auto asked = remove<Country>().everywhere().returning(col<&Country::id>);
#endif

constexpr auto text = asked.sql();
