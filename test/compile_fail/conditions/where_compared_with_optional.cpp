// SPDX-License-Identifier: BSL-1.0
// expect: an optional value may be NULL
// expect-note: User::country_id
#include "models.hpp"

constexpr std::optional<std::int64_t> country = 1;

#ifdef MISTAKE
constexpr auto asked = from<User>().where(col<&User::country_id> == country);
#else
constexpr auto asked = from<User>().where(col<&User::country_id> == *country);
#endif

constexpr auto text = asked.sql();
