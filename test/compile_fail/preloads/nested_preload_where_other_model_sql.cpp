// SPDX-License-Identifier: BSL-1.0
// expect: this column's model is not in the query
// expect-note: model_is_in_query<.*column<&Country::name>, .*has_many<Post, Comment>
#include "models.hpp"

#ifdef MISTAKE
constexpr auto asked =
    from<Country>().with(related<CountryPosts>().with(related<has_many<Post, Comment>>().where(col<&Country::name> == "x")));
#else
constexpr auto asked =
    from<Country>().with(related<CountryPosts>().with(related<has_many<Post, Comment>>().where(col<&Post::title> == "x")));
#endif

constexpr auto text = asked.sql();
constexpr auto texts = asked.statements();
