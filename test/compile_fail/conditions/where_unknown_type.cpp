// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold a value of this type; specialise ikebana::codec
// expect-note: has_column_type<.*pair
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
