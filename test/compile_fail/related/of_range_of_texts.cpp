// SPDX-License-Identifier: BSL-1.0
// expect: this key has another type
#include "models.hpp"

#include <vector>

#ifdef MISTAKE
auto asked = related<CountryPosts>().of(std::vector<std::string>{});
#else
auto asked = related<CountryPosts>().of(std::vector<int>{});
#endif

constexpr auto text = decltype(asked)::sql();
