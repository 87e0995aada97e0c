// SPDX-License-Identifier: BSL-1.0
// expect: this order is not among what is selected
#include "models.hpp"

constexpr auto both = from<User>().select(col<&User::name>).union_(from<Country>().select(col<&Country::name>));

#ifdef MISTAKE
constexpr auto asked = both.order_by(col<&User::id>);
#else
constexpr auto asked = both.order_by(col<&User::name>);
#endif

constexpr auto text = asked.sql();
