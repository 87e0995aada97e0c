// SPDX-License-Identifier: BSL-1.0
// expect: countries: the schema cannot be .*read: the name of a column is ex.*pected here, in line 1, column 4.*7|schema_differs_about<Country, ikebana::schema_says::what_cannot_be_read>
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<Country, unreadable>);
#else
static_assert(conforms<Country, right>);
#endif
