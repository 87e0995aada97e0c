// SPDX-License-Identifier: BSL-1.0
// expect: this has many values in a group
// expect-note: model_item<User
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().group_by(col<&User::country_id>);
#else
constexpr auto asked = from<User>().group_by(col<&User::id>);
#endif

constexpr auto text = asked.sql();
