// SPDX-License-Identifier: BSL-1.0
// expect: a column is written twice
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Country>().set(col<&Country::name> = "a", col<&Country::name> = "b");
#else
constexpr auto asked = insert<Country>().set(col<&Country::name> = "a");
#endif

constexpr auto text = asked.sql();
