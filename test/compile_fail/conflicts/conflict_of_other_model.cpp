// SPDX-License-Identifier: BSL-1.0
// expect: this column is of another model
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&User::id>().do_nothing();
#else
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_nothing();
#endif

const auto text = asked.sql();
