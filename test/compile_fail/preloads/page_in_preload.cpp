// SPDX-License-Identifier: BSL-1.0
// expect: a page and its total are of one owner's targets; for several owners say limit and offset
// expect-note: is_page_of_one_owner<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>().page(1, 2));
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>()).page(1, 2);
#endif

constexpr auto text = asked.sql();
