// SPDX-License-Identifier: BSL-1.0
// expect: this column is of another model
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Country>().set(col<&User::name> = "a");
#else
constexpr auto asked = insert<Country>().set(col<&Country::name> = "a");
#endif

constexpr auto text = asked.sql();
