// SPDX-License-Identifier: BSL-1.0
// expect: the query yields no column of this member's name; select it by that name
// expect-note: result_has_member<&Line::heading
#include "models.hpp"

struct Line {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, heading));
#else
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, title));
#endif
};

constexpr auto text = from<Post>().into<Line>().sql();
