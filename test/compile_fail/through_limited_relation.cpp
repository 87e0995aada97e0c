// SPDX-License-Identifier: BSL-1.0
// expect: ikebana::through: a relation within a path keeps its where alone; put order and limit on the whole path
// expect-note: adds_only_conditions<(LastUsers|Elements)>
#include "models.hpp"

struct LastUsers : has_many<Country, User> {
#ifdef MISTAKE
  static constexpr auto order_by = by(desc(col<&User::id>));
#else
  static constexpr auto where = col<&User::id> > 1;
#endif
};

constexpr auto asked = related<through<LastUsers, Post>>();
