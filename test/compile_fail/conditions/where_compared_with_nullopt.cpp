// SPDX-License-Identifier: BSL-1.0
// expect: comparing with NULL is never true; write is_null
// expect-note: User::country_id
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().where(col<&User::country_id> == std::nullopt);
#else
constexpr auto asked = from<User>().where(col<&User::country_id>.is_null());
#endif

constexpr auto text = asked.sql();
