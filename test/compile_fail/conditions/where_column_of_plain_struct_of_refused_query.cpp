// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: is_model<Plain>
#include "models.hpp"

struct Plain {
  int id;
};

#ifdef MISTAKE
constexpr auto asked = from<Plain>().where(col<&Plain::id> == 1).order_by(desc(col<&Plain::id>));
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1);
#endif

constexpr auto text = asked.sql();
