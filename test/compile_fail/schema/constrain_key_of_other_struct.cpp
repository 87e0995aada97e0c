// SPDX-License-Identifier: BSL-1.0
// expect: this is no column of the model; name members that its Hana struct describes
// expect-note: key_is_in_model<&User::country_id, Post>
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto said = constrain<Post>().on_delete<&User::country_id>(foreign_key_action::cascade);
#else
constexpr auto said = constrain<Post>().on_delete<&Post::user_id>(foreign_key_action::cascade);
#endif
