// SPDX-License-Identifier: BSL-1.0
// expect: this query fills a struct already; say into once
// expect-note: has_no_struct_yet<
#include "models.hpp"

struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, name));
};

#ifdef MISTAKE
constexpr auto asked = from<Country>().into<Line>().into<Line>();
#else
constexpr auto asked = from<Country>().into<Line>();
#endif

constexpr auto text = asked.sql();
