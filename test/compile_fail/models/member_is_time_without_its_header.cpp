// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec, or for dates and times include ikebana/model/chrono.hpp
// expect-note: member_has_column_type<&Event::day>
#include <chrono>

#include "models.hpp"
#ifndef MISTAKE
#include <ikebana/model/chrono.hpp>
#endif

struct Event {
  BOOST_HANA_DEFINE_STRUCT(Event, (std::int64_t, id), (std::chrono::sys_days, day));
};

constexpr auto text = from<Event>().sql();
