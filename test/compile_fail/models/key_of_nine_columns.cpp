// SPDX-License-Identifier: BSL-1.0
// expect: a key has at most eight columns
#include "models.hpp"

struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (int, a), (int, b), (int, c), (int, d), (int, e), (int, f), (int, g), (int, h), (int, i));
};

#ifdef MISTAKE
template <>
inline constexpr auto ikebana::table<Seat> =
    ikebana::describe<Seat>().primary_key<&Seat::a, &Seat::b, &Seat::c, &Seat::d, &Seat::e, &Seat::f, &Seat::g, &Seat::h, &Seat::i>();
#else
template <>
inline constexpr auto ikebana::table<Seat> =
    ikebana::describe<Seat>().primary_key<&Seat::a, &Seat::b, &Seat::c, &Seat::d, &Seat::e, &Seat::f, &Seat::g, &Seat::h>();
#endif

constexpr auto text = from<Seat>().sql();
