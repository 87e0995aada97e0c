// SPDX-License-Identifier: BSL-1.0
// expect: has a condition only on do_update
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_nothing().where(col<&Country::id> > 1);
#else
const auto asked =
    insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_update(col<&Country::name> = "a").where(col<&Country::id> > 1);
#endif

const auto text = asked.sql();
