// SPDX-License-Identifier: BSL-1.0
// expect: and found through the first two
// expect-note: many_to_many
#include "models.hpp"

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::string, name));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (std::int64_t, tag_id));
};
using PostTags = many_to_many<Post, PostTag, Tag>;
const Post post{};
Tag tag{};

#ifdef MISTAKE
auto asked = first_or_create<PostTags, &Tag::name>(post, tag);
#else
auto asked = create<PostTags>(post, tag);
#endif
