// SPDX-License-Identifier: BSL-1.0
// expect: binds no values; write lit<
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().where(col<&Country::name> == param<"name">).do_nothing();
#else
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().where(col<&Country::name>.is_not_null()).do_nothing();
#endif

constexpr auto text = decltype(asked)::sql();
