// SPDX-License-Identifier: BSL-1.0
// expect: this model has no primary key to find its rows by
// expect-note: Keyless
#include "models.hpp"

struct Keyless {
  BOOST_HANA_DEFINE_STRUCT(Keyless, (std::int64_t, user_id), (std::int64_t, number));
};
using R = has_many<User, Keyless>;
const User user{};
Keyless record{};

#ifdef MISTAKE
auto asked = update_or_create<R, &Keyless::number>(user, record);
#else
auto asked = first_or_create<R, &Keyless::number>(user, record);
#endif
