// SPDX-License-Identifier: BSL-1.0
// expect: this is too large for one query.*64 named parameters fit in one
#include "models.hpp"

#define EIGHT(n)                                                                                                        \
  col<&Post::id> == param<"p" n "0"> || col<&Post::id> == param<"p" n "1"> || col<&Post::id> == param<"p" n "2"> ||     \
      col<&Post::id> == param<"p" n "3"> || col<&Post::id> == param<"p" n "4"> || col<&Post::id> == param<"p" n "5"> || \
      col<&Post::id> == param<"p" n "6"> || col<&Post::id> == param<"p" n "7">

constexpr auto sixty_four = EIGHT("0") || EIGHT("1") || EIGHT("2") || EIGHT("3") || EIGHT("4") || EIGHT("5") || EIGHT("6") || EIGHT("7");

#ifdef MISTAKE
constexpr auto asked = from<Post>().where(sixty_four || col<&Post::id> > param<"least">);
#else
constexpr auto asked = from<Post>().where(sixty_four || col<&Post::id> > param<"p00">);
#endif

constexpr auto text = asked.sql();
