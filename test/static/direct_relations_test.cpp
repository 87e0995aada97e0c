// SPDX-License-Identifier: BSL-1.0
// The relation that is named where nothing can be written through the one that is given: of its last hop, as it exists.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>

namespace {

using namespace ikebana;

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id));
};
struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id));
};

struct UserPosts : has_many<User, Post> {};
struct PostUser : inverse<UserPosts> {};
using PostTags = many_to_many<Post, PostTag, Tag>;

template <class Relation, class Direct>
inline constexpr bool names =
    std::is_same_v<typename detail::direct_relation<detail::path_of<Relation>.hops[detail::path_of<Relation>.size - 1].up, Relation>::type,
                   Direct>;

static_assert(names<through<Country, User, Post>, has_many<User, Post>>);
static_assert(names<through<Post, User, Country>, belongs_to<User, Country>>);
static_assert(names<has_one_through<Post, User, Country>, belongs_to<User, Country>>);
static_assert(names<through<Country, User, UserPosts>, UserPosts>);
static_assert(names<through<UserPosts, PostTags>, PostTags>);
static_assert(names<PostUser, belongs_to<Post, User>>);
static_assert(names<inverse<has_one<User, Post, &Post::user_id>>, belongs_to<Post, User, &Post::user_id>>);
static_assert(names<inverse<belongs_to<Post, User>>, has_many<User, Post>>);
static_assert(names<inverse<PostTags>, many_to_many<Tag, PostTag, Post>>);
static_assert(names<inverse<many_to_many<Post, PostTag, Tag, &PostTag::post_id, &PostTag::tag_id>>,
                    many_to_many<Tag, PostTag, Post, &PostTag::tag_id, &PostTag::post_id>>);
static_assert(names<inverse<through<Country, User, Post>>, belongs_to<User, Country>>);
static_assert(names<inverse<through<Post, User, Country>>, has_many<User, Post>>);
static_assert(names<inverse<through<UserPosts, PostTags>>, belongs_to<Post, User>>);
static_assert(names<inverse<PostUser>, UserPosts>);

}  // namespace
