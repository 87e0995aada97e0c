// SPDX-License-Identifier: BSL-1.0
// expect: the first row of a has_one is found by its primary key, and its model has none
// expect-note: first_row_has_key<
#include "models.hpp"

struct Remark {
  BOOST_HANA_DEFINE_STRUCT(Remark, (std::int64_t, post_id), (std::string, body));
};

#ifdef MISTAKE
constexpr auto asked = related<through<User, has_many<User, Post>, has_one<Post, Remark>>>();
#else
constexpr auto asked = related<through<User, has_many<User, Post>, has_many<Post, Remark>>>();
#endif

constexpr auto text = asked.sql();
