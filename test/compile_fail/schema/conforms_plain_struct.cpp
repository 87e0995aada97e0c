// SPDX-License-Identifier: BSL-1.0
// expect: this is no model
#include <ikebana/ikebana.hpp>

#include "models.hpp"  // after ikebana.hpp, as users have it: not precompiled
#include "schema.hpp"

struct Plain {
  int id;
};

#ifdef MISTAKE
static_assert(conforms<Plain, right>);
#else
static_assert(conforms<Country, right>);
#endif
