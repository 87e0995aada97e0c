// SPDX-License-Identifier: BSL-1.0
// expect: on_delete, on_update or deferred names no foreign key to a model of the schema; name the member that is one
// expect-note: actions_are_of_foreign_keys<Post,
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
#ifdef MISTAKE
inline constexpr auto ikebana::constraints<Post> = ikebana::constrain<Post>().on_delete<&Post::title>(foreign_key_action::cascade);
#else
inline constexpr auto ikebana::constraints<Post> = ikebana::constrain<Post>().on_delete<&Post::user_id>(foreign_key_action::cascade);
#endif

constexpr auto text = schema<Country, User, Post>.sql();
