// SPDX-License-Identifier: BSL-1.0
// expect: nothing is written through a through or an inverse
// expect-note: belongs_to<Comment, Post>
#include "models.hpp"

struct PostComments : has_many<Post, Comment> {};
struct CommentPost : inverse<PostComments> {};
Comment comment{};
const Post post{};

#ifdef MISTAKE
auto asked = associate<CommentPost>(comment, post);
#else
auto asked = associate<belongs_to<Comment, Post>>(comment, post);
#endif
