// SPDX-License-Identifier: BSL-1.0
// expect: says already what it does on a conflict
#include "models.hpp"

#ifdef MISTAKE
const auto asked = insert(Country{1, "Kenya"}).on_conflict().do_nothing().on_conflict().do_nothing();
#else
const auto asked = insert(Country{1, "Kenya"}).on_conflict().do_nothing();
#endif

const auto text = asked.sql();
