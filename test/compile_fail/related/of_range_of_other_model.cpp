// SPDX-License-Identifier: BSL-1.0
// expect: this record is of another model
// expect-note: User
#include "models.hpp"

#include <vector>

#ifdef MISTAKE
auto asked = related<CountryPosts>().of(std::vector<User>{});
#else
auto asked = related<CountryPosts>().of(std::vector<Country>{});
#endif

constexpr auto text = decltype(asked)::sql();
