// SPDX-License-Identifier: BSL-1.0
// expect: this model is only declared; define it
// expect-note: is_defined<Visit>
#include "models.hpp"

// Where the include of the model is forgotten, this is what is left of it.
struct Visit;

#ifdef MISTAKE
constexpr auto asked = from<Visit>();
#else
constexpr auto asked = from<Country>();
#endif

constexpr auto text = asked.sql();
