// SPDX-License-Identifier: BSL-1.0
// expect: this insertion is too large.*64 named parameters fit in one
// expect-note: insertion_fits<
#include "models.hpp"

#define EIGHT(n)                                                                                                                      \
  param<"p" n "0", std::int64_t> + param<"p" n "1", std::int64_t> + param<"p" n "2", std::int64_t> + param<"p" n "3", std::int64_t> + \
      param<"p" n "4", std::int64_t> + param<"p" n "5", std::int64_t> + param<"p" n "6", std::int64_t> + param<"p" n "7", std::int64_t>

constexpr auto sixty_four = EIGHT("0") + EIGHT("1") + EIGHT("2") + EIGHT("3") + EIGHT("4") + EIGHT("5") + EIGHT("6") + EIGHT("7");

#ifdef MISTAKE
constexpr auto asked = insert<Post>().set(col<&Post::user_id> = sixty_four, col<&Post::title> = param<"title">);
#else
constexpr auto asked = insert<Post>().set(col<&Post::user_id> = sixty_four, col<&Post::title> = "sum");
#endif

constexpr auto text = asked.sql();
