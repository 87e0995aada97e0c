// SPDX-License-Identifier: BSL-1.0
// expect: remove takes a record
#include "models.hpp"

const Post post{};

#ifdef MISTAKE
const auto asked = ikebana::remove(5);
#else
const auto asked = ikebana::remove(post);
#endif
