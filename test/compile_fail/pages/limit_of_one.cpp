// SPDX-License-Identifier: BSL-1.0
// expect: this relation is limited by itself
// expect-note: belongs_to<User, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<belongs_to<User, Country>>().limit(2);
#else
constexpr auto asked = related<has_many<Country, User>>().limit(2);
#endif

constexpr auto text = asked.sql();
