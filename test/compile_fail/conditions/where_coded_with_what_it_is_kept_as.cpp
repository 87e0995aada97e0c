// SPDX-License-Identifier: BSL-1.0
// expect: these types cannot be compared
// expect-note: Order::price
#include "models.hpp"

struct Money {
  std::int64_t cents;
};

template <>
struct ikebana::codec<Money> {
  static std::int64_t to(Money money) { return money.cents; }
  static Money from(std::int64_t cents) { return {cents}; }
};

struct Order {
  BOOST_HANA_DEFINE_STRUCT(Order, (std::int64_t, id), (Money, price));
};

#ifdef MISTAKE
constexpr auto asked = from<Order>().where(col<&Order::price> == 100);
#else
constexpr auto asked = from<Order>().where(col<&Order::price> == Money{100});
#endif

constexpr auto text = asked.sql();
