// SPDX-License-Identifier: BSL-1.0
// expect: this model has no primary key to find its rows by
// expect-note: Keyless
#include "models.hpp"

struct Keyless {
  BOOST_HANA_DEFINE_STRUCT(Keyless, (std::int64_t, user_id), (std::int64_t, number));
};
const User user{};
Keyless record{};
Post post{};

#ifdef MISTAKE
auto asked = associate<belongs_to<Keyless, User>>(record, user);
#else
auto asked = associate<belongs_to<Post, User>>(post, user);
#endif
