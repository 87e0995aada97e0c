// SPDX-License-Identifier: BSL-1.0
// expect: the_schema_differs.*User::country_id.*schema_says::no_index|is not an integral constant expression
// expect-note: the_schema_differs.*User::country_id.*schema_says::no_index
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<CountryPosts>(wrong));
#else
static_assert(conforms<CountryPosts>(right));
#endif
