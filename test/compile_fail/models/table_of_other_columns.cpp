// SPDX-License-Identifier: BSL-1.0
// expect: this query does not yield the members of the model
// expect-note: Count
#include "models.hpp"

struct Count {
  BOOST_HANA_DEFINE_STRUCT(Count, (std::int64_t, id), (std::int64_t, posts));
};

#ifdef MISTAKE
constexpr auto asked = from<Count>().with<Count>(from<User>().select(col<&User::id>, col<&User::name>));
#else
constexpr auto asked = from<Count>().with<Count>(from<User>().select(col<&User::id>, count(related<has_many<User, Post>>())));
#endif

constexpr auto text = asked.sql();
