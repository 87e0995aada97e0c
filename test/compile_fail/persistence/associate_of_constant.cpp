// SPDX-License-Identifier: BSL-1.0
// expect: give one that is not const
// expect-note: User
#include "models.hpp"

using UserCountry = belongs_to<User, Country>;
const User constant{};
User user{};
const Country country{};

#ifdef MISTAKE
auto asked = associate<UserCountry>(constant, country);
#else
auto asked = associate<UserCountry>(user, country);
#endif
