// SPDX-License-Identifier: BSL-1.0
// expect: this names no target of the relation
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

#ifdef MISTAKE
auto asked = attach<PostTags>(post, "name");
#else
auto asked = attach<PostTags>(post, 7);
#endif
