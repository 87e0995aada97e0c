// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key of the owner names the target
// expect-note: foreign_key_names<Country, User>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<belongs_to<Country, User>>();
#else
constexpr auto asked = related<belongs_to<User, Country>>();
#endif

constexpr auto text = asked.sql();
