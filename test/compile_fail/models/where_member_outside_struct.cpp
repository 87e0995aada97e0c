// SPDX-License-Identifier: BSL-1.0
// expect: this member is no column
// expect-note: Half::hidden
#include "models.hpp"

struct Half {
  BOOST_HANA_DEFINE_STRUCT(Half, (std::int64_t, id));
  int hidden;
};

#ifdef MISTAKE
constexpr auto asked = from<Half>().where(col<&Half::hidden> == 5);
#else
constexpr auto asked = from<Half>().where(col<&Half::id> == 5);
#endif

constexpr auto text = asked.sql();
