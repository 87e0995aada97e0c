// SPDX-License-Identifier: BSL-1.0
// Rows whose columns the database fills.

#include <ikebana/schema.hpp>
#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace filled_by_database {

using namespace ikebana;

/// Its schema says the default.
struct Cart {
  BOOST_HANA_DEFINE_STRUCT(Cart, (std::int64_t, id), (std::string, created_at), (std::optional<std::string>, note));
};

/// Its schema is made elsewhere.
struct Order {
  BOOST_HANA_DEFINE_STRUCT(Order, (std::int64_t, id), (std::string, state), (std::int64_t, total));
  friend bool operator==(const Order&, const Order&) = default;
};

}  // namespace filled_by_database

template <>
inline constexpr auto ikebana::constraints<filled_by_database::Cart> =
    ikebana::constrain<filled_by_database::Cart>().default_value<&filled_by_database::Cart::created_at>(ikebana::current_timestamp());
template <>
inline constexpr auto ikebana::table<filled_by_database::Order> =
    ikebana::describe<filled_by_database::Order>().defaulted<&filled_by_database::Order::state>();

namespace filled_by_database {

struct fixture {
  engine::database db;

  fixture() {
    db.execute(
        "CREATE TABLE carts (id INTEGER PRIMARY KEY, created_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP, note TEXT DEFAULT 'none');"
        "CREATE TABLE orders (id INTEGER PRIMARY KEY, state TEXT NOT NULL DEFAULT 'open', total INTEGER NOT NULL)");
  }
};

}  // namespace filled_by_database

BOOST_FIXTURE_TEST_SUITE(defaults, filled_by_database::fixture)

using namespace filled_by_database;

BOOST_AUTO_TEST_CASE(a_row_of_defaults_alone) {
  constexpr auto cart = insert<Cart>().set();
  static_assert(cart.sql() == R"(INSERT INTO "carts" DEFAULT VALUES)");
  BOOST_TEST(db.execute(cart) == 1);
  BOOST_TEST(db.execute(cart) == 2);
  constexpr auto returned = insert<Cart>().set().returning(col<&Cart::id>, col<&Cart::note>);
  static_assert(returned.sql() == R"(INSERT INTO "carts" DEFAULT VALUES RETURNING "carts"."id", "carts"."note")");
  const auto made = db.one(returned);
  BOOST_TEST(made[col<&Cart::id>] == 3);
  BOOST_TEST((made[col<&Cart::note>] == "none"));
  for (const Cart& each : db(from<Cart>())) BOOST_TEST(each.created_at.size() == sizeof "2024-05-31 17:45:00" - 1);
}

BOOST_AUTO_TEST_CASE(a_column_with_a_default_is_left_out) {
  constexpr auto order = insert<Order>().set(col<&Order::total> = 5);
  static_assert(order.sql() == R"(INSERT INTO "orders" ("total") VALUES (?1))");
  BOOST_TEST(db.execute(order) == 1);
  BOOST_TEST((db.one(from<Order>()) == Order{1, "open", 5}));
  BOOST_TEST(db.execute(insert(Order{0, "paid", 6})) == 2);  // a record says all of its columns
  BOOST_TEST((db.one(from<Order>().where(col<&Order::id> == 2)) == Order{2, "paid", 6}));
}

BOOST_AUTO_TEST_SUITE_END()
