// SPDX-License-Identifier: BSL-1.0
// expect: an integer member that counts the changes
#include "models.hpp"

#ifdef MISTAKE
const auto asked = update(Country{1, "Kenya"}).locked_by<&Country::name>();
#else
const auto asked = update(Country{1, "Kenya"});
#endif

const auto text = asked.sql();
