// SPDX-License-Identifier: BSL-1.0
// expect: this relation may reach a target twice
// expect-note: order_tells_ways_apart
#include "models.hpp"

/// A reader may read a post several times.
struct Reading {
  BOOST_HANA_DEFINE_STRUCT(Reading, (std::int64_t, id), (std::int64_t, user_id), (std::int64_t, post_id));
};

constexpr auto read = related<through<User, Reading, Post>>().order_by(col<&Post::id>);

#ifdef MISTAKE
constexpr auto text = decltype(read.after(std::declval<const Post&>()))::sql();
#else
constexpr auto text = decltype(read.distinct().after(std::declval<const Post&>()))::sql();
#endif
