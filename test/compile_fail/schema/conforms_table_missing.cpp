// SPDX-License-Identifier: BSL-1.0
// expect: comments: the struct says a tabl.*e; the schema says none of this .*name|schema_differs_about<Comment, ikebana::schema_says::no_such_table>
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<Comment, right>);
#else
static_assert(conforms<Post, right>);
#endif
