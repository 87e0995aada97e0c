// SPDX-License-Identifier: BSL-1.0
// expect: a join cannot limit the targets of each owner
// expect-note: FewPosts
#include "models.hpp"

struct FewPosts : CountryPosts {
  static constexpr std::int64_t limit = 3;
};

#ifdef MISTAKE
constexpr auto asked = from<Country>().join<FewPosts>();
#else
constexpr auto asked = from<Country>().join<CountryPosts>();
#endif

constexpr auto text = asked.sql();
