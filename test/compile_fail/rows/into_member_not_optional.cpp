// SPDX-License-Identifier: BSL-1.0
// expect: this member has another type than its column; give it that type, optional if it may be NULL
// expect-note: member_takes<&Line::country_id, std::optional<
#include "models.hpp"

struct Line {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::int64_t, country_id));
#else
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::optional<std::int64_t>, country_id));
#endif
};

constexpr auto text = from<User>().into<Line>().sql();
