// SPDX-License-Identifier: BSL-1.0
// expect: an optional value may be NULL
// expect-note: User::country_id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().where(col<&User::country_id> == param<"country", std::optional<std::int64_t>>);
#else
constexpr auto asked = from<User>().where(col<&User::country_id>.is(param<"country", std::optional<std::int64_t>>));
#endif

constexpr auto text = asked.sql();
