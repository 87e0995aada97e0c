// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Plain {
  int id;
};

#ifdef MISTAKE
constexpr auto said = constrain<Plain>().strict().check(col<&Plain::id> > 0).index<"a">(col<&Plain::id>).where(col<&Plain::id> > 0);
#else
constexpr auto said = constrain<Post>();
#endif
