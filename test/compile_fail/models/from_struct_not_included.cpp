// SPDX-License-Identifier: BSL-1.0
// expect: 'Visit'
// beyond GNU: it goes on with the call whose template argument is no type, and lists what could have been called
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Visit>();
#else
constexpr auto asked = from<Country>();
#endif

constexpr auto text = asked.sql();
