// SPDX-License-Identifier: BSL-1.0
// expect: sum and avg take numbers
// expect-note: id_of
#include "models.hpp"

struct Order {
  BOOST_HANA_DEFINE_STRUCT(Order, (ikebana::id_of<Order>, id), (std::int64_t, price));
};

#ifdef MISTAKE
constexpr auto asked = from<Order>().select(sum(col<&Order::id>));
#else
constexpr auto asked = from<Order>().select(sum(col<&Order::price>), max(col<&Order::id>));
#endif

constexpr auto text = asked.sql();
