// SPDX-License-Identifier: BSL-1.0
// expect: one name is used with two types
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = insert<User>().set(col<&User::name> = param<"x">, col<&User::country_id> = param<"x">);
#else
constexpr auto asked = insert<User>().set(col<&User::name> = param<"x">, col<&User::country_id> = param<"y">);
#endif

constexpr auto text = asked.sql();
