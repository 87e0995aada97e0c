// SPDX-License-Identifier: BSL-1.0
// expect: this model is only declared; define it
// expect-note: is_defined<Visit>
#include "models.hpp"

struct Visit;

#ifdef MISTAKE
constexpr auto asked = related<has_many<Country, Visit>>();
#else
constexpr auto asked = related<has_many<Country, User>>();
#endif

constexpr auto text = asked.sql();
