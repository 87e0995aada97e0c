// SPDX-License-Identifier: BSL-1.0
// expect: this column is never NULL
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<Country>().set(col<&Country::name> = std::nullopt);
#else
constexpr auto asked = insert<User>().set(col<&User::name> = "a", col<&User::country_id> = std::nullopt);
#endif

constexpr auto text = asked.sql();
