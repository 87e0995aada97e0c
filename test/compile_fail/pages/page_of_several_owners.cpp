// SPDX-License-Identifier: BSL-1.0
// expect: a page and its total are of one owner's targets; for several owners say limit and offset
// expect-note: is_page_of_one_owner<
#include "models.hpp"

#include <vector>

auto pages(const std::vector<Country>& countries) {
#ifdef MISTAKE
  return related<CountryPosts>().page(1, 2).of(countries);
#else
  return related<CountryPosts>().limit(2).of(countries);
#endif
}
