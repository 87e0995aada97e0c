// SPDX-License-Identifier: BSL-1.0
// expect: this column is of another model than the one updated
// expect-note: &Post::title
#include "models.hpp"

struct Number {
  BOOST_HANA_DEFINE_STRUCT(Number, (std::int64_t, id), (std::int64_t, number));
};

#ifdef MISTAKE
auto asked = update<&Post::title>(Number{});
#else
auto asked = update<&Number::number>(Number{});
#endif

constexpr auto text = decltype(asked)::sql();
