// SPDX-License-Identifier: BSL-1.0
// expect: this key has another type than the owner's key
// expect-note: is_key_of<const char.*, &Country::id>
#include "models.hpp"

void run(const Country& country) {
#ifdef MISTAKE
  auto asked = related<CountryPosts>().of("Peru");
#else
  auto asked = related<CountryPosts>().of(country.id);
#endif
  (void)asked.sql();
}
