// SPDX-License-Identifier: BSL-1.0
// expect: reads rows that this statement is writing
#include "models.hpp"

constexpr auto name = scalar(from<Country, "k">().select(max(col<&Country::name, "k">)));
constexpr auto copied = insert<Country>(from<User>().select(col<&User::id>, col<&User::name>)).on_conflict<&Country::id>();

#ifdef MISTAKE
constexpr auto sql = copied.do_update(col<&Country::name> = coalesce(name, "")).sql();
#else
constexpr auto sql = copied.do_update(col<&Country::name> = coalesce(scalar(from<Post>().select(max(col<&Post::title>))), "")).sql();
#endif
