// SPDX-License-Identifier: BSL-1.0
// expect: there is no model here; name the models of the schema
#include "models.hpp"

#include <ikebana/schema.hpp>

#ifdef MISTAKE
constexpr auto text = schema<>.sql();
#else
constexpr auto text = schema<Country>.sql();
#endif
