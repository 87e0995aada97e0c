// SPDX-License-Identifier: BSL-1.0
// expect: a struct is filled from columns; leave out with
// expect-note: yields_columns_alone<
#include "models.hpp"

struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, name));
};

#ifdef MISTAKE
constexpr auto asked = from<Country>().with(related<CountryPosts>()).into<Line>();
#else
constexpr auto asked = from<Country>().into<Line>();
#endif

constexpr auto text = asked.sql();
