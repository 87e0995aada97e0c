// SPDX-License-Identifier: BSL-1.0
// expect: no foreign key of the target names the owner
// expect-note: foreign_key_names<Comment, Country>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = related<has_one<Country, Comment>>();
#else
constexpr auto asked = related<has_one<Country, User>>();
#endif

constexpr auto text = asked.sql();
