// SPDX-License-Identifier: BSL-1.0
// Relations may be named with forward declarations alone, and mean the same when all is known.

#include <ikebana/fwd.hpp>

struct Country;
struct User;
struct Post;
using CountryPosts = ikebana::through<Country, User, Post>;
using UserPosts = ikebana::has_many<User, Post>;

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::int64_t, country_id));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id));
};

static_assert(ikebana::related<CountryPosts>().sql() ==
              R"(SELECT "posts"."id", "posts"."user_id" FROM "posts" )"
              R"(INNER JOIN "users" ON "users"."id" = "posts"."user_id" WHERE "users"."country_id" = ?1)");
static_assert(ikebana::related<UserPosts>().sql() == R"(SELECT "posts"."id", "posts"."user_id" FROM "posts" WHERE "posts"."user_id" = ?1)");
