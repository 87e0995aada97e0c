// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key that is never NULL cannot be set to NULL; make its member optional
// expect-note: null_fits_foreign_key<Post,
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
#ifdef MISTAKE
inline constexpr auto ikebana::constraints<Post> = ikebana::constrain<Post>().on_delete<&Post::user_id>(foreign_key_action::set_null);
#else
inline constexpr auto ikebana::constraints<User> = ikebana::constrain<User>().on_delete<&User::country_id>(foreign_key_action::set_null);
#endif

constexpr auto text = schema<Country, User, Post>.sql();
