// SPDX-License-Identifier: BSL-1.0
// expect: has only the Hana macro of its base; give it one of its own
// expect-note: has_its_own_macro<Visit>
#include "models.hpp"

struct Visit : Post {
#ifdef MISTAKE
  std::int64_t duration;
#else
  BOOST_HANA_DEFINE_STRUCT(Visit, (std::int64_t, duration));
#endif
};

constexpr auto asked = from<Visit>();
constexpr auto text = asked.sql();
