// SPDX-License-Identifier: BSL-1.0
// With -fsanitize=undefined, by which this file is compiled, GCC does not know in a constant expression that two objects have
// two addresses.

#include <boost/hana/define_struct.hpp>
#include <ikebana/ikebana.hpp>

namespace {

using namespace ikebana;

struct User { BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name)); };
struct Post { BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::int64_t, views)); };
struct Total { BOOST_HANA_DEFINE_STRUCT(Total, (std::int64_t, id), (std::int64_t, views)); };

constexpr auto joined = from<User>().join<has_many<User, Post>>().where(col<&Post::views> > 1).order_by(col<&User::id>);
static_assert(joined.sql().ends_with(R"( WHERE "posts"."views" > ?1 ORDER BY "users"."id")"));

constexpr auto defined = from<Total>().with<Total>(from<Post>().select(col<&Post::user_id>, col<&Post::views>));
static_assert(defined.sql().starts_with(R"(WITH "totals" )"));

}  // namespace
