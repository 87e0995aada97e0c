// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: int
#include "models.hpp"

#ifdef MISTAKE
constexpr auto write = insert(5);
#else
const auto write = insert(Country{1, "Peru"});
#endif
