// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key of the target names the owner
// expect-note: foreign_key_names<Country, User>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<Post, User, has_many<User, Country>>>();
#else
constexpr auto asked = related<through<Post, User, belongs_to<User, Country>>>();
#endif

constexpr auto text = asked.sql();
