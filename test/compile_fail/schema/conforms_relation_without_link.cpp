// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key links these two models
#include <ikebana/ikebana.hpp>

#include "models.hpp"
#include "schema.hpp"

#ifdef MISTAKE
static_assert(conforms<through<Country, Comment>>(right));
#else
static_assert(conforms<through<Country, User>>(right));
#endif
