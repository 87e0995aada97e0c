// SPDX-License-Identifier: BSL-1.0
// expect: stands within a function; compare with the optional itself
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().where(maybe(coalesce(col<&User::country_id>, std::optional<std::int64_t>{}) == 1));
#else
constexpr auto asked = from<User>().where(maybe(col<&User::country_id> == std::optional<std::int64_t>{}));
#endif

constexpr auto text = asked.sql();
