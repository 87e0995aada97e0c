// SPDX-License-Identifier: BSL-1.0
// expect: accessors must be its data members; describe them by BOOST_HANA_ADAPT_STRUCT
// expect-note: accessors_are_members<Getters>
#include <boost/hana/adapt_adt.hpp>

#include "models.hpp"

class Getters {
 public:
  std::int64_t id() const { return 0; }
};
BOOST_HANA_ADAPT_ADT(Getters, (id, [](const Getters& given) { return given.id(); }));

#ifdef MISTAKE
constexpr auto asked = from<Getters>();
#else
constexpr auto asked = from<Country>();
#endif

constexpr auto text = asked.sql();
