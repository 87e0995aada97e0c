// SPDX-License-Identifier: BSL-1.0
// expect: a key chosen for this relation is in another model; name a member of the model that holds it
// expect-note: key_is_in_model<&Post::id, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<has_many<Country, User, &User::country_id, &Post::id>>();
#else
constexpr auto asked = related<has_many<Country, User, &User::country_id, &Country::id>>();
#endif

constexpr auto text = asked.sql();
