// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: Country::id
#include "models.hpp"

struct pair {
  int first = 0;
  int second = 0;
};

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&Country::id> == pair{});
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == pair{}.first);
#endif

constexpr auto text = asked.sql();
