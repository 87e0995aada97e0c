// SPDX-License-Identifier: BSL-1.0
// expect: it takes the owner, the targets, and one record of the pivot
#include "models.hpp"

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, name));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id), (std::int64_t, position));
};
using PostTags = many_to_many<Post, PostTag, Tag>;
const Post post{};
const Tag tag{};
const PostTag pivot{};

#ifdef MISTAKE
auto asked = attach<PostTags>(post, tag, pivot, pivot);
#else
auto asked = attach<PostTags>(post, tag, pivot);
#endif
