// SPDX-License-Identifier: BSL-1.0
// expect: a query reads the table that it defines
#include "models.hpp"

struct Recent {
  BOOST_HANA_DEFINE_STRUCT(Recent, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};

#ifdef MISTAKE
constexpr auto asked = from<Post>(from<Post>().limit(3));
#else
constexpr auto asked = from<Recent>(from<Post>().limit(3).select(col<&Post::id>, col<&Post::user_id>, col<&Post::title>));
#endif

constexpr auto text = asked.sql();
