// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec
// expect-note: member_has_column_type<&Order::price>
#include "models.hpp"

struct Money {
  std::int64_t cents;
};

template <>
struct ikebana::codec<Money> {
  static std::int64_t to(Money money) { return money.cents; }
#ifndef MISTAKE
  static Money from(std::int64_t cents) { return {cents}; }
#endif
};

struct Order {
  BOOST_HANA_DEFINE_STRUCT(Order, (std::int64_t, id), (Money, price));
};

constexpr auto text = from<Order>().sql();
