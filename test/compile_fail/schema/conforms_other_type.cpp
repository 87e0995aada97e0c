// SPDX-License-Identifier: BSL-1.0
// expect: posts.user_id: the struct says a.*n integer, never NULL; the schem.*a says VARCHAR.20. .TEXT.|schema_differs_at<&Post::user_id, long, ikebana::schema_says::text>
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<Post, wrong>);
#else
static_assert(conforms<Post, right>);
#endif
