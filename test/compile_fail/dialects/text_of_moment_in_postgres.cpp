// SPDX-License-Identifier: BSL-1.0
// expect: a moment or a document has another text in this database; say date\(...\), datetime\(...\), or
#include <ikebana/model/chrono.hpp>

#include "models.hpp"

struct Event {
  BOOST_HANA_DEFINE_STRUCT(Event, (std::int64_t, id), (std::chrono::sys_seconds, at));
};

constexpr auto asked = from<Event>().select(concat("at ", col<&Event::at>));

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
