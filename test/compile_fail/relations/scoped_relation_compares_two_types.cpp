// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: can_be_compared<.*column<&Post::title>, .*bound<long
#include "models.hpp"

#ifdef MISTAKE
struct Busy : CountryPosts {
  static constexpr auto where = col<&Post::title> == 1;
};
#else
struct Busy : CountryPosts {
  static constexpr auto where = col<&Post::title> == "x";
};
#endif

constexpr auto asked = from<Country>().where(exists(related<Busy>()));
constexpr auto text = asked.sql();
