// SPDX-License-Identifier: BSL-1.0
// expect: this model has no primary key to find its rows by
// expect-note: Keyless
#include "models.hpp"

struct Keyless {
  BOOST_HANA_DEFINE_STRUCT(Keyless, (std::int64_t, number));
};
struct Keyed {
  BOOST_HANA_DEFINE_STRUCT(Keyed, (std::int64_t, id));
};

#ifdef MISTAKE
auto asked = remove(Keyless{});
#else
auto asked = remove(Keyed{});
#endif

constexpr auto text = decltype(asked)::sql();
