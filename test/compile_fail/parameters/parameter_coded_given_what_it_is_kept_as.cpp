// SPDX-License-Identifier: BSL-1.0
// expect: is given a value of a type that cannot be compared
// expect-note: parameter_takes<.*("price"|112, 114, 105, 99, 101, 0).*long
// needs: sqlite
#include <ikebana/sqlite.hpp>

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

constexpr auto asked = from<Order>().where(col<&Order::price> == param<"price">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Order& order : db(asked, "price"_arg = 100)) (void)order;
#else
  for (const Order& order : db(asked, "price"_arg = Money{100})) (void)order;
#endif
}
