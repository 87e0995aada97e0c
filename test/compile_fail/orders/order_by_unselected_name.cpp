// SPDX-License-Identifier: BSL-1.0
// expect: this order is not among what is selected
// expect-note: name_in_result
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().select(col<&User::name>.as<"a">()).order_by("b"_name);
#else
constexpr auto asked = from<User>().select(col<&User::name>.as<"a">()).order_by("a"_name);
#endif

constexpr auto text = asked.sql();
