// SPDX-License-Identifier: BSL-1.0
// expect: name one schema
#include <ikebana/schema.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<Country, right, wrong>);
#else
static_assert(conforms<Country, right>);
#endif
