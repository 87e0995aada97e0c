// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: is_model<Plain>
#include "models.hpp"

struct Plain {
  std::int64_t id;
};
struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id));
};

#ifdef MISTAKE
constexpr auto asked = from<Post>().into<Plain>();
#else
constexpr auto asked = from<Post>().into<Line>();
#endif

constexpr auto text = asked.sql();
