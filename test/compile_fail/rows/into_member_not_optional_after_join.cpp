// SPDX-License-Identifier: BSL-1.0
// expect: this member has another type than its column; give it that type, optional if it may be NULL
// expect-note: member_takes<&Line::title, std::optional<
#include "models.hpp"

struct Line {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Line, (std::string, name), (std::string, title));
#else
  BOOST_HANA_DEFINE_STRUCT(Line, (std::string, name), (std::optional<std::string>, title));
#endif
};

constexpr auto text = from<Country>().left_join<CountryPosts>().select(col<&Country::name>, col<&Post::title>).into<Line>().sql();
