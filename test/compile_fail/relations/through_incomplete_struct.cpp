// SPDX-License-Identifier: BSL-1.0
// expect: this model is only declared; define it before the query
// expect-note: is_defined<Later>
#include "models.hpp"

struct Later;

#ifdef MISTAKE
constexpr auto asked = related<through<Country, Later>>();
#else
constexpr auto asked = related<through<Country, User>>();
#endif

constexpr auto text = asked.sql();
