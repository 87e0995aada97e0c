// SPDX-License-Identifier: BSL-1.0
// expect: this relation is limited by itself
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<belongs_to<User, Country>>().page(1, 2);
#else
constexpr auto asked = related<has_many<Country, User>>().page(1, 2);
#endif

constexpr auto text = asked.sql();
