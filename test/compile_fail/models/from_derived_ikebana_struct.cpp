// SPDX-License-Identifier: BSL-1.0
// expect: has only the Hana macro of its base; give it one of its own
// expect-note: has_its_own_macro<Visit>
#include "models.hpp"

#include <ikebana/model/define.hpp>

#include <boost/hana/adapt_struct.hpp>

struct Stay {
  IKEBANA_STRUCT(Stay, (std::int64_t, id), (std::int64_t, country_id));
};

struct Visit : Stay {
  std::int64_t duration;
};
#ifndef MISTAKE
BOOST_HANA_ADAPT_STRUCT(Visit, id, country_id, duration);
#endif

constexpr auto asked = related<has_many<Country, Visit>>();
constexpr auto text = asked.sql();
