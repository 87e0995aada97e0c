// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&User::name>, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().where(col<&User::name> == "Ada");
#else
constexpr auto asked = from<Country>().where(col<&Country::id> == 1);
#endif

constexpr auto text = asked.sql();
