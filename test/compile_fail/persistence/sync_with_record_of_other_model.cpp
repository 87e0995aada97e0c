// SPDX-License-Identifier: BSL-1.0
// expect: this is no record of the relation's pivot
// expect-note: PostTag
#include "models.hpp"

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, name));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id));
};
using PostTags = many_to_many<Post, PostTag, Tag>;
const Post post{};
const Tag tag{};

#ifdef MISTAKE
auto asked = sync<PostTags>(post, tag, post);
#else
auto asked = sync<PostTags>(post, tag, PostTag{});
#endif
