// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&User::name>, Country>
#include "models.hpp"

#ifdef MISTAKE
// [mistake]
constexpr auto asked = from<Country>().select(col<&User::name>);
// [/mistake]
#else
constexpr auto asked = from<Country>().select(col<&Country::name>);
#endif

constexpr auto text = asked.sql();
