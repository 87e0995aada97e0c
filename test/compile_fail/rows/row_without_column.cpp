// SPDX-License-Identifier: BSL-1.0
// expect: this row does not hold what it is asked for
// expect-note: Country::name
#include "models.hpp"

constexpr auto asked = from<Country>().select(col<&Country::id>, count(related<CountryPosts>()).as<"posts">());

void run(const decltype(asked)::row& row) {
#ifdef MISTAKE
  (void)row[col<&Country::name>];
#else
  (void)row[col<&Country::id>];
#endif
}
