// SPDX-License-Identifier: BSL-1.0
// expect: a foreign key has another type than the key it names
// expect-note: key_types_agree<&Ticket::number, &Seat::number>
#include "models.hpp"

struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::int64_t, row), (std::int64_t, number));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::int64_t, row), (std::string, number));
};
struct Pass {
  BOOST_HANA_DEFINE_STRUCT(Pass, (std::int64_t, id), (std::int64_t, row), (std::int64_t, number));
};
template <>
inline constexpr auto ikebana::table<Seat> = ikebana::describe<Seat>().primary_key<&Seat::row, &Seat::number>();

#ifdef MISTAKE
constexpr auto asked = related<has_many<Seat, Ticket, key<&Ticket::row, &Ticket::number>>>();
#else
constexpr auto asked = related<has_many<Seat, Pass, key<&Pass::row, &Pass::number>>>();
#endif

constexpr auto text = asked.sql();
