// SPDX-License-Identifier: BSL-1.0
// expect: does not begin at its owner's single primary key; give the owner's record
// expect-note: owner_is_named_by_its_key<.*belongs_to<User, Country> *>
#include "models.hpp"

void run(const User& user) {
#ifdef MISTAKE
  auto asked = related<belongs_to<User, Country>>().of(*user.country_id);
#else
  auto asked = related<belongs_to<User, Country>>().of(user);
#endif
  (void)asked.sql();
}
