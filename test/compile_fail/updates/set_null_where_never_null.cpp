// SPDX-License-Identifier: BSL-1.0
// expect: this column is never NULL
// expect-note: &User::name
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = update<User>().set(col<&User::name> = std::nullopt).everywhere();
#else
constexpr auto asked = update<User>().set(col<&User::country_id> = std::nullopt).everywhere();
#endif

constexpr auto text = asked.sql();
