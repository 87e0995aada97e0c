// SPDX-License-Identifier: BSL-1.0
// expect: for_update\(\) locks the targets of one owner; say of\(owner\) before it
// expect-note: has_one_owner<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto text = related<CountryPosts>().for_update().of(1).sql<postgres::dialect>();
#else
constexpr auto text = related<CountryPosts>().of(1).for_update().sql<postgres::dialect>();
#endif
