// SPDX-License-Identifier: BSL-1.0
// expect: join takes related<R>\(\) as it is
// expect-note: is_whole_relation
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked = from<Country>().join(related<CountryPosts, "p">().where(col<&Post::title> == "a"));
#else
constexpr auto asked = from<Country>().join(related<CountryPosts, "p">()).where(col<&Post::title, "p"> == "a");
#endif

constexpr auto text = asked.sql();
