// SPDX-License-Identifier: BSL-1.0
// expect: a key chosen for this relation is in another model; name a member of the model that holds it
// expect-note: key_is_in_model<&Post::user_id, User>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<belongs_to<User, Country, &Post::user_id>>();
#else
constexpr auto asked = related<belongs_to<User, Country, &User::country_id>>();
#endif

constexpr auto text = asked.sql();
