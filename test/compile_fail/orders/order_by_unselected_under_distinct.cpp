// SPDX-License-Identifier: BSL-1.0
// expect: this order is not among what is selected
// expect-note: column<&User::id>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<User>().select(col<&User::name>).distinct().order_by(col<&User::id>);
#else
constexpr auto asked = from<User>().select(col<&User::name>).distinct().order_by(col<&User::name>);
#endif

constexpr auto text = asked.sql();
