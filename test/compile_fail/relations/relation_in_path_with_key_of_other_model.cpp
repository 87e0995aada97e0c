// SPDX-License-Identifier: BSL-1.0
// expect: a key chosen for this relation is in another model; name a member of the model that holds it
// expect-note: key_is_in_model<&Comment::post_id, User>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<through<has_many<Country, User, &Comment::post_id>, Post>>();
#else
constexpr auto asked = related<through<has_many<Country, User, &User::country_id>, Post>>();
#endif

constexpr auto text = asked.sql();
