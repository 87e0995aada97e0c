// SPDX-License-Identifier: BSL-1.0
// expect: this member has another type than its column
// expect-note: member_takes<&Line::title, std::(__cxx11::)?(basic_)?string
#include "models.hpp"

struct Line {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::int64_t, title));
#else
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, title));
#endif
};

constexpr auto text = from<Post>().into<Line>().sql();
