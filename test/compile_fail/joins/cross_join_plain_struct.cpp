// SPDX-License-Identifier: BSL-1.0
// expect: this is no model
// expect-note: Plain
#include "models.hpp"

struct Plain {
  int id;
};

#ifdef MISTAKE
constexpr auto asked = from<User>().cross_join<Plain>();
#else
constexpr auto asked = from<User>().cross_join<Post>();
#endif

constexpr auto text = asked.sql();
