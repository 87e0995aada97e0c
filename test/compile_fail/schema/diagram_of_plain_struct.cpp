// SPDX-License-Identifier: BSL-1.0
// expect: this is no model; name a struct whose members BOOST_HANA_DEFINE_STRUCT describes
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Plain {
  int id;
};

#ifdef MISTAKE
constexpr auto text = diagram<Country, Plain>().mermaid();
#else
constexpr auto text = diagram<Country, User>().mermaid();
#endif
