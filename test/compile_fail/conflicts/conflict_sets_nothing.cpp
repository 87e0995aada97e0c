// SPDX-License-Identifier: BSL-1.0
// expect: set takes assignments
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_update();
#else
const auto asked = insert(Country{1, "Kenya"}).on_conflict<&Country::id>().do_nothing();
#endif

const auto text = asked.sql();
