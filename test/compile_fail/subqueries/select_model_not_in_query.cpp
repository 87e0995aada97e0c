// SPDX-License-Identifier: BSL-1.0
// expect: model is not in the query
// expect-note: model_is_in_query<.*model_item<User, .*>, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().select(model<User>);
#else
constexpr auto asked = from<Country>().select(model<Country>);
#endif

constexpr auto text = asked.sql();
