// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate or a window would be over the targets of all owners
// expect-note: is_of_each_owner<
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked =
    from<Country>().with(related<CountryPosts>().select(col<&Post::id>, row_number().over(window().order_by(col<&Post::id>))));
#else
constexpr auto asked = from<Country>().with(related<CountryPosts>().select(col<&Post::id>, col<&Post::title>));
#endif

constexpr auto text = asked.sql();
