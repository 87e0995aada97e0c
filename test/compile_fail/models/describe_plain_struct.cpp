// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
// expect-note: Plain
#include "models.hpp"

struct Plain {
  int id;
};

#ifdef MISTAKE
constexpr auto described = describe<Plain>().name("plains");
#else
constexpr auto described = describe<Country>().name("plains");
#endif
