// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key has another number of columns than the key it names
// expect-note: key_sizes_agree<Ticket, 1U?, Seat, 2U?>
#include "models.hpp"

struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::int64_t, row), (std::int64_t, number));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::int64_t, row), (std::int64_t, number));
};
template <>
inline constexpr auto ikebana::table<Seat> = ikebana::describe<Seat>().primary_key<&Seat::row, &Seat::number>();

#ifdef MISTAKE
constexpr auto asked = related<has_many<Seat, Ticket, &Ticket::row>>();
#else
constexpr auto asked = related<has_many<Seat, Ticket, key<&Ticket::row, &Ticket::number>>>();
#endif

constexpr auto text = asked.sql();
