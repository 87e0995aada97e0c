// SPDX-License-Identifier: BSL-1.0
// expect: ikebana::through: a relation within a path keeps its where and its order; put the limit on the whole path
// expect-note: cuts_no_targets<(LastUsers|Elements)>
#include "models.hpp"

struct LastUsers : has_many<Country, User> {
#ifdef MISTAKE
  static constexpr std::int64_t limit = 2;
#else
  static constexpr auto order_by = by(desc(col<&User::id>));
#endif
};

constexpr auto asked = related<through<LastUsers, Post>>();
