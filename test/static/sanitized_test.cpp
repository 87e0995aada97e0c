// SPDX-License-Identifier: BSL-1.0
// With -fsanitize=undefined, by which this file is compiled, GCC does not know in a constant expression that two objects have
// two addresses.

#include <boost/hana/define_struct.hpp>
#include <ikebana/ikebana.hpp>
#include <ikebana/model/chrono.hpp>

namespace {

using namespace ikebana;

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::int64_t, views));
};
struct Event {
  BOOST_HANA_DEFINE_STRUCT(Event, (std::int64_t, id), (std::chrono::sys_seconds, at));
};
struct Total {
  BOOST_HANA_DEFINE_STRUCT(Total, (std::int64_t, id), (std::int64_t, views));
};

constexpr auto joined = from<User>().join<has_many<User, Post>>().where(col<&Post::views> > 1).order_by(col<&User::id>);
static_assert(joined.sql().ends_with(R"( WHERE "posts"."views" > ?1 ORDER BY "users"."id")"));

constexpr auto defined = from<Total>().with<Total>(from<Post>().select(col<&Post::user_id>, col<&Post::views>));
static_assert(defined.sql().starts_with(R"(WITH "totals" )"));

}  // namespace

template <>
inline constexpr bool ikebana::in_any_iso_form<std::chrono::sys_seconds> = true;

static_assert(from<Event>().order_by(col<&Event::at>).sql().ends_with(R"( ORDER BY "events"."at" COLLATE "ikebana_time")"));
