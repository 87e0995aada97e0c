// SPDX-License-Identifier: BSL-1.0
// expect: the query yields several columns of this member's name
// expect-note: result_has_member_once<&Line::id
#include "models.hpp"

struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, title));
};

constexpr auto joined = from<Country>().join<CountryPosts>();
#ifdef MISTAKE
constexpr auto asked = joined.select(col<&Country::id>, col<&Post::id>, col<&Post::title>).into<Line>();
#else
constexpr auto asked = joined.select(col<&Country::id>.as<"country">(), col<&Post::id>, col<&Post::title>).into<Line>();
#endif

constexpr auto text = asked.sql();
