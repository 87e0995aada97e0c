// SPDX-License-Identifier: BSL-1.0
// expect: the Hana macro of this model is private; write it where members are public
// expect-note: macro_is_public<Visit>
#include "models.hpp"

#include <ikebana/model/define.hpp>

class Visit {
#ifndef MISTAKE
 public:
#endif
  IKEBANA_STRUCT(Visit, (std::int64_t, id), (std::int64_t, country_id));
};

constexpr auto asked = from<Visit>();
constexpr auto text = asked.sql();
