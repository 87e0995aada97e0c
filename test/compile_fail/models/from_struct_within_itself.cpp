// SPDX-License-Identifier: BSL-1.0
// expect: this model is only declared; define it
// expect-note: is_defined<Visit>
#include "models.hpp"

struct Visit {
  BOOST_HANA_DEFINE_STRUCT(Visit, (std::int64_t, id));

#ifdef MISTAKE
  static constexpr auto all = from<Visit>();
#else
  static constexpr auto all() { return from<Visit>(); }
#endif
};

constexpr auto text = from<Country>().sql();
