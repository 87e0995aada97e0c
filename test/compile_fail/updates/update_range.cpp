// SPDX-License-Identifier: BSL-1.0
// expect: update takes a record
#include "models.hpp"

const std::vector<Post> posts{{}};

#ifdef MISTAKE
const auto asked = update(posts);
#else
const auto asked = update(posts.front());
#endif
