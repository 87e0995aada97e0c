// SPDX-License-Identifier: BSL-1.0
// expect: this column cannot hold what it is set to
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_update(col<&Country::name> = 1);
#else
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_update(col<&Country::name> = "a");
#endif

const auto text = asked.sql();
