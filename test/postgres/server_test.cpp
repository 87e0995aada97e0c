// SPDX-License-Identifier: BSL-1.0
// What only a server has: types with values of their own, connections that end, transactions that stand against each other.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <ikebana/model/chrono.hpp>
#include <ikebana/model/enumeration.hpp>
#include <ikebana/model/json.hpp>

#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace server_types {

struct Uuid {
  std::array<std::byte, 16> bytes{};
  friend bool operator==(const Uuid&, const Uuid&) = default;
};
enum class Mood { sad, glad };

}  // namespace server_types

template <>
struct ikebana::codec<server_types::Uuid> {
  static constexpr sql_type in_sql = sql_type::uuid;
  static blob_view to(const server_types::Uuid& uuid) { return uuid.bytes; }
  static server_types::Uuid from(blob_view bytes) {
    server_types::Uuid uuid;
    for (std::size_t i = 0; i != uuid.bytes.size(); ++i) uuid.bytes[i] = bytes[i];
    return uuid;
  }
};

template <>
inline constexpr ikebana::enum_name<server_types::Mood> ikebana::enum_names<server_types::Mood>[] = {
    {server_types::Mood::sad, "sad"}, {server_types::Mood::glad, "glad"}};

namespace server_types {

using moment = std::chrono::sys_time<std::chrono::microseconds>;

struct Everything {
  BOOST_HANA_DEFINE_STRUCT(Everything, (std::int64_t, id), (std::int16_t, small), (int, medium), (double, real), (float, narrow),
                           (bool, truth), (std::string, text), (ikebana::blob, bytes), (moment, at), (std::chrono::year_month_day, day),
                           (Uuid, uuid), (Mood, mood), (ikebana::json_text, document), (std::optional<std::string>, note));
};

struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::int64_t, id), (std::string, name), (int, amount));
  friend bool operator==(const Item&, const Item&) = default;
};

struct Moment {
  BOOST_HANA_DEFINE_STRUCT(Moment, (std::int64_t, id), (moment, at), (std::optional<double>, part));
};

struct Price {
  BOOST_HANA_DEFINE_STRUCT(Price, (std::int64_t, id), (std::string, exact), (std::int64_t, whole));
};

}  // namespace server_types

namespace {

using namespace server_types;
using namespace ikebana;
using namespace ikebana::literals;

const Everything whole{
    0,
    -7,
    1 << 30,
    0.1,
    0.25F,
    true,
    "naïve \"'\\ text",
    {std::byte{0}, std::byte{255}, std::byte{'\\'}},
    moment{std::chrono::microseconds{1717177500123456}},
    std::chrono::year_month_day{std::chrono::year{2024}, std::chrono::month{2}, std::chrono::day{29}},
    {{std::byte{1}, std::byte{2}, std::byte{0xfe}}},
    Mood::glad,
    {R"({"a": [1, 2]})"},
    {}};

struct fixture {
  engine::database db;

  fixture() {
    db.execute("CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, amount int NOT NULL CHECK (amount >= 0))");
  }

  void fill(int count) {
    db.execute("INSERT INTO items (name, amount) SELECT 'item ' || i, i FROM generate_series(1, " + std::to_string(count) + ") i");
  }

  postgres::database beside() {
    postgres::database other{engine::server()};
    other.execute("SET search_path TO " + db.schema());
    return other;
  }
};

/// The error that running something throws.
template <class Error = error, class Run>
Error thrown_by(Run run) {
  try {
    run();
  } catch (const Error& thrown) {
    return thrown;
  }
  BOOST_FAIL("nothing was thrown");
  throw 0;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(server, fixture)

BOOST_AUTO_TEST_CASE(a_value_of_each_type) {
  db.execute(R"(CREATE TYPE mood AS ENUM ('sad', 'glad');
    CREATE TABLE everythings (id INTEGER PRIMARY KEY, small smallint, medium int, real double precision, narrow real, truth boolean,
      text varchar(40), bytes bytea, at timestamptz, day date, uuid uuid, mood mood, document jsonb, note text))");
  db.execute("SET TimeZone = 'Asia/Kolkata'; SET DateStyle = 'German'");
  Everything written = whole;
  db.execute(insert(&written));
  BOOST_TEST(written.id == 1);
  for (const Everything& read : db(from<Everything>())) {
    BOOST_TEST(read.small == whole.small);
    BOOST_TEST(read.medium == whole.medium);
    BOOST_TEST(read.real == whole.real);
    BOOST_TEST(read.narrow == whole.narrow);
    BOOST_TEST(read.truth);
    BOOST_TEST(read.text == whole.text);
    BOOST_TEST((read.bytes == whole.bytes));
    BOOST_TEST((read.at == whole.at));
    BOOST_TEST((read.day == whole.day));
    BOOST_TEST((read.uuid == whole.uuid));
    BOOST_TEST((read.mood == Mood::glad));
    BOOST_TEST(read.document.text == whole.document.text);
    BOOST_TEST(!read.note.has_value());
  }

  const auto found = [&](auto condition) { return db.value(from<Everything>().where(condition).select(count())); };
  BOOST_TEST(found(col<&Everything::at> == whole.at) == 1);
  BOOST_TEST(found(col<&Everything::at> < whole.at) == 0);
  BOOST_TEST(found(col<&Everything::day> >= whole.day) == 1);
  BOOST_TEST(found(col<&Everything::uuid> == whole.uuid) == 1);
  BOOST_TEST(found(col<&Everything::mood> == Mood::glad) == 1);
  BOOST_TEST(found(col<&Everything::mood> == Mood::sad) == 0);
  BOOST_TEST(found(col<&Everything::truth>) == 1);
  BOOST_TEST(found(col<&Everything::bytes> == whole.bytes) == 1);
  BOOST_TEST(found(col<&Everything::narrow> == 0.25F) == 1);
  BOOST_TEST(found(col<&Everything::at>.in(std::vector<moment>{whole.at, moment{}})) == 1);
  BOOST_TEST(found(col<&Everything::uuid>.in(std::vector<Uuid>{whole.uuid, Uuid{}})) == 1);
  BOOST_TEST(found(col<&Everything::text>.in(std::vector<std::string>{"x", whole.text, "{\"a\"}"})) == 1);
  BOOST_TEST(found(col<&Everything::text>.in(std::vector<std::string>{})) == 0);
  BOOST_TEST(found(col<&Everything::bytes>.in(std::vector<blob>{whole.bytes, {}})) == 1);
  BOOST_TEST(found(col<&Everything::small>.in(std::vector<std::int16_t>{whole.small})) == 1);

  BOOST_TEST(db.execute(update<Everything>().set(col<&Everything::note> = "there", col<&Everything::mood> = Mood::sad).everywhere()) == 1);
  BOOST_TEST(db.value(from<Everything>().select(col<&Everything::note>)).value_or("") == "there");
}

BOOST_AUTO_TEST_CASE(a_numeric_is_read_exactly_or_not_at_all) {
  db.execute(R"(CREATE TABLE prices (id INTEGER PRIMARY KEY, exact numeric NOT NULL, whole numeric NOT NULL);
    INSERT INTO prices VALUES (1, 12345678901234567890.00123, 9223372036854775807), (2, -0.5, -9223372036854775808), (3, 0, 10000),
                              (4, 100000000, 0), (5, 'NaN', 7))");
  const std::vector<Price> read = db.all(from<Price>().order_by(col<&Price::id>));
  BOOST_REQUIRE(read.size() == 5u);
  BOOST_TEST(read[0].exact == "12345678901234567890.00123");
  BOOST_TEST(read[0].whole == INT64_MAX);
  BOOST_TEST(read[1].exact == "-0.5");
  BOOST_TEST(read[1].whole == INT64_MIN);
  BOOST_TEST(read[2].exact == "0");
  BOOST_TEST(read[2].whole == 10000);
  BOOST_TEST(read[3].exact == "100000000");
  BOOST_TEST(read[4].exact == "NaN");
  db.execute("UPDATE prices SET whole = 0.5 WHERE id = 3");
  const auto failed = thrown_by<conversion_error>([&] { db.all(from<Price>().order_by(col<&Price::id>)); });
  BOOST_TEST(failed.message() == "column 3 (whole) holds a numeric that is no integer of 64 bits, where id is 3");
  BOOST_TEST(db.all(from<Price>().where(col<&Price::id> == 1)).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_column_of_another_type) {
  db.execute("INSERT INTO items VALUES (1, 'a', 5)");
  db.execute("ALTER TABLE items DROP CONSTRAINT items_amount_check, ALTER amount TYPE text");
  BOOST_TEST(thrown_by<conversion_error>([&] { db.all(from<Item>()); }).message() ==
             "column 3 (amount) holds a text, and an integer is wanted, where id is 1");
  db.execute("ALTER TABLE items ALTER amount TYPE inet USING '::1'");
  BOOST_TEST(thrown_by<conversion_error>([&] { db.all(from<Item>()); }).message() ==
             "column 3 (amount) holds of a type that has no C++ type here, and an integer is wanted, where id is 1");
  db.execute("ALTER TABLE items ALTER amount TYPE bigint USING 1::bigint << 40");
  BOOST_TEST(thrown_by<conversion_error>([&] { db.all(from<Item>()); }).message().find("one that fits its type is wanted") !=
             std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_text_that_the_server_takes_for_none) {
  Item item{0, std::string("a\0b", 3), 1};
  BOOST_TEST(thrown_by<conversion_error>([&] { db.execute(insert(item)); }).message() ==
             "parameter $1 is a text with a NUL byte, which PostgreSQL has none of");
  for (const char* const text : {"\xff", "a\xc3", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "12345678\x80"}) {
    item.name = text;
    BOOST_TEST(thrown_by<conversion_error>([&] { db.execute(insert(item)); }).message() == "parameter $1 is a text that is no UTF-8");
  }
  item.name = "\xf0\x9f\x8c\xb8 sakura, and more than eight";
  BOOST_TEST(db.execute(insert(item)) == 1);
  BOOST_TEST(db.value(from<Item>().select(col<&Item::name>)) == item.name);
}

BOOST_AUTO_TEST_CASE(loops_within_loops_over_many_rows) {
  fill(3000);
  const auto ordered = from<Item>().order_by(col<&Item::id>);
  BOOST_TEST(db.all(ordered).size() == 3000u);
  // Now it is known to give many rows: they are read row by row, and one is left at once.
  std::int64_t seen = 0;
  for (const Item& outer : db(ordered)) {
    ++seen;
    BOOST_REQUIRE(outer.id == seen);
    if (seen % 1000 == 1) {
      std::int64_t inner_seen = 0;
      for (const Item& inner : db(ordered)) {
        BOOST_REQUIRE(inner.id == ++inner_seen);
        if (inner_seen == 1500) break;
      }
      BOOST_TEST(db.execute(update<Item>().set(col<&Item::amount> = 0).where(col<&Item::id> == seen)) == 1);
    }
  }
  BOOST_TEST(seen == 3000);
  for (const Item& each : db(ordered)) {
    BOOST_TEST(each.id == 1);
    break;
  }
  BOOST_TEST(db.value(from<Item>().select(count())) == 3000);
  BOOST_TEST(db.first(ordered)->id == 1);
  BOOST_CHECK_THROW(db.one(ordered), several_rows);
  auto rows = db(ordered);
  auto at = rows.begin();
  {
    auto tx = db.transaction();
    db.execute(remove<Item>().everywhere());
  }
  for (seen = 0; at != rows.end(); ++at) ++seen;
  BOOST_TEST(seen == 3000);
}

BOOST_AUTO_TEST_CASE(what_the_server_says_of_an_error) {
  db.execute(insert(Item{1, "a", 1}));
  db.continue_keys();
  const auto twice = thrown_by<constraint_violation>([&] { db.execute(insert(Item{0, "a", 1})); });
  BOOST_TEST(twice.sqlstate() == std::string("23505"));
  BOOST_TEST(twice.constraint() == std::string("items_name_key"));
  BOOST_TEST(twice.table() == std::string("items"));
  BOOST_TEST(twice.detail() == std::string("Key (name)=(a) already exists."));
  BOOST_TEST(twice.sql().find("INSERT INTO \"items\"") == 0u);
  BOOST_TEST(thrown_by<constraint_violation>([&] { db.execute(insert(Item{0, "b", -1})); }).constraint() ==
             std::string("items_amount_check"));
  BOOST_TEST(thrown_by<constraint_violation>([&] { db.execute("INSERT INTO items (name) VALUES ('c')"); }).column() ==
             std::string("amount"));
  BOOST_TEST(db.all(from<Item>()).size() == 1u);
  db.execute("DROP TABLE items");
  BOOST_TEST(thrown_by([&] { db.all(from<Item>()); }).sqlstate() == std::string("42P01"));
  BOOST_TEST(db.number("SELECT 7") == 7);
}

BOOST_AUTO_TEST_CASE(an_error_within_a_transaction) {
  {
    auto tx = db.transaction();
    db.execute(insert(Item{1, "a", 1}));
    BOOST_CHECK_THROW(db.execute(insert(Item{2, "a", 1})), constraint_violation);
    BOOST_CHECK_THROW(db.execute(insert(Item{3, "c", 1})), transaction_ended);
    BOOST_CHECK_THROW(tx.commit(), transaction_ended);
  }
  BOOST_TEST(db.all(from<Item>()).empty());
  {
    auto tx = db.transaction();
    db.execute(insert(Item{1, "a", 1}));
    {
      auto inner = db.transaction();
      BOOST_CHECK_THROW(db.execute(insert(Item{2, "a", 1})), constraint_violation);
    }
    db.execute(insert(Item{3, "c", 1}));
    tx.commit();
  }
  BOOST_TEST(db.all(from<Item>()).size() == 2u);
}

BOOST_AUTO_TEST_CASE(each_statement_alone) {
  postgres::database alone{engine::server(), {.each_statement_alone = true}};
  alone.execute("SET search_path TO " + db.schema());
  auto tx = alone.transaction();
  alone.execute(insert(Item{1, "a", 1}));
  BOOST_CHECK_THROW(alone.execute(insert(Item{2, "a", 1})), constraint_violation);
  BOOST_TEST(alone.all(from<Item>()).size() == 1u);
  alone.execute(insert(Item{3, "c", 1}));
  tx.commit();
  BOOST_TEST(db.all(from<Item>()).size() == 2u);
}

BOOST_AUTO_TEST_CASE(transactions_that_stand_against_each_other) {
  db.execute(insert(Item{1, "a", 10}));
  db.execute(insert(Item{2, "b", 10}));
  auto other = beside();
  // Each reads both and writes one: under SERIALIZABLE one of them is run again.
  int runs = 0;
  const auto sum = from<Item>().select(ikebana::sum(col<&Item::amount>));
  const std::int64_t given = db.retry(5, [&](auto&) {
    const std::int64_t total = *db.value(sum);
    if (++runs == 1) {
      auto against = other.transaction(postgres::isolation::serializable);
      const std::int64_t seen = *other.value(sum);
      other.execute(update<Item>().set(col<&Item::amount> = seen).where(col<&Item::id> == 2));
      against.commit();
    }
    db.execute(update<Item>().set(col<&Item::amount> = total).where(col<&Item::id> == 1));
    return total;
  });
  BOOST_TEST(runs == 2);
  BOOST_TEST(given == 30);
  BOOST_TEST(db.one(from<Item>().where(col<&Item::id> == 1)).amount == 30);
}

BOOST_AUTO_TEST_CASE(a_transfer) {
  db.execute(insert(Item{1, "a", 10}));
  db.execute(insert(Item{2, "b", 10}));
  db.continue_keys();
  auto shop = beside();
  // [server]
  const int left = shop.retry(5, [&](auto&) {
    Item item = shop.one(from<Item>().where(col<&Item::name> == "a").for_update());
    item.amount -= 3;
    shop.execute(update(item));
    return item.amount;
  });
  try {
    shop.execute(insert(Item{0, "a", 1}));
  } catch (const constraint_violation& failed) {
    if (failed.sqlstate() == std::string_view("23505")) std::puts(failed.constraint());  // items_name_key
  }
  // [/server]
  BOOST_TEST(left == 7);
}

BOOST_AUTO_TEST_CASE(two_values_for_one_parameter) {
  fill(10);
  const auto by = [](int selected, int key) {
    return from<Item>().select(col<&Item::amount> % selected, count()).group_by(col<&Item::amount> % key);
  };
  BOOST_TEST(db.all(by(3, 3)).size() == 3u);
  BOOST_TEST(thrown_by<conversion_error>([&] { db.all(by(3, 5)); }).message() ==
             "parameter $1 is given two values: what is said of the key of groups has other values than the key itself");
}

BOOST_AUTO_TEST_CASE(one_state_for_several_reads) {
  db.execute(insert(Item{1, "a", 1}));
  auto other = beside();
  {
    auto view = db.snapshot();
    BOOST_TEST(db.all(from<Item>()).size() == 1u);
    other.execute(insert(Item{2, "b", 1}));
    BOOST_TEST(db.all(from<Item>()).size() == 1u);
    BOOST_TEST(thrown_by([&] { db.execute(insert(Item{3, "c", 1})); }).sqlstate() == std::string("25006"));
  }
  BOOST_TEST(db.all(from<Item>()).size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_connection_that_is_ended) {
  fill(5000);
  db.execute("UPDATE items SET name = repeat('x', 4000) || id");  // more than waits in any buffer
  auto other = beside();
  BOOST_TEST(other.all(from<Item>()).size() == 5000u);
  const auto end = [&] { db.number("SELECT pg_terminate_backend(" + std::to_string(PQbackendPID(other.handle())) + ", 5000)::int"); };
  std::size_t seen = 0;
  BOOST_CHECK_THROW(
      for (const Item& each : other(from<Item>())) {
        if (++seen == 1) end();
        BOOST_REQUIRE(each.id > 0);
      },
      connection_lost);
  BOOST_TEST(seen < 5000u);
  BOOST_CHECK_THROW(other.all(from<Item>()), connection_lost);
  BOOST_CHECK_THROW(other.execute(insert(Item{0, "x", 1})), connection_lost);

  other = beside();
  {
    auto tx = other.transaction();
    other.execute(insert(Item{0, "lost", 1}));
    end();
    BOOST_CHECK_THROW(tx.commit(), connection_lost);
  }
  BOOST_TEST(db.value(from<Item>().where(col<&Item::name> == "lost").select(count())) == 0);
  BOOST_CHECK_THROW(postgres::database("host=/nowhere"), connection_lost);
}

BOOST_AUTO_TEST_CASE(a_statement_that_is_no_longer_prepared) {
  fill(3);
  const auto all = from<Item>().order_by(col<&Item::id>);
  BOOST_TEST(db.all(all).size() == 3u);
  db.execute("DEALLOCATE ALL");
  BOOST_TEST(db.all(all).size() == 3u);
  // A plan whose columns have changed is made anew.
  db.execute("ALTER TABLE items ALTER amount TYPE bigint");
  BOOST_TEST(db.all(all).size() == 3u);
  db.execute("ALTER TABLE items ALTER amount TYPE int");
  {
    auto tx = db.transaction();
    BOOST_TEST(thrown_by([&] { db.all(all); }).sqlstate() == std::string("0A000"));
  }
  BOOST_TEST(db.all(all).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_statement_that_takes_too_long) {
  postgres::database hasty{engine::server(), {.statement_timeout = 50}};
  BOOST_CHECK_THROW(hasty.execute("SELECT pg_sleep(20)"), cancelled);
  BOOST_TEST(hasty.execute("SELECT 1") == 0);
}

BOOST_AUTO_TEST_CASE(unnamed_statements) {
  postgres::database pooled{engine::server(), {.prepare = postgres::prepare::unnamed}};
  pooled.execute("SET search_path TO " + db.schema());
  fill(3);
  for (int i = 0; i != 3; ++i) BOOST_TEST(pooled.all(from<Item>().where(col<&Item::id> > i)).size() == static_cast<std::size_t>(3 - i));
  BOOST_TEST(pooled.execute(insert(Item{0, "x", 1})) == 4);
}

BOOST_AUTO_TEST_CASE(an_error_that_comes_with_the_end_of_a_statement) {
  fill(3);
  db.execute(
      "ALTER TABLE items ADD owner bigint, ADD CONSTRAINT owned FOREIGN KEY (owner) REFERENCES items DEFERRABLE INITIALLY DEFERRED; "
      "ALTER TABLE items ALTER owner SET DEFAULT 99");
  BOOST_CHECK_THROW(db.execute(insert(Item{0, "x", 1})), constraint_violation);
  BOOST_TEST(db.all(from<Item>()).size() == 3u);
  BOOST_TEST(db.execute("SELECT 1") == 0);
  {
    auto tx = db.transaction();
    db.execute(insert(Item{0, "x", 1}));
    BOOST_CHECK_THROW(tx.commit(), constraint_violation);
    BOOST_CHECK_THROW(db.execute(insert(Item{0, "y", 1})), transaction_ended);
    BOOST_CHECK_THROW(tx.commit(), transaction_ended);
  }
  BOOST_TEST(db.all(from<Item>()).size() == 3u);
}

BOOST_AUTO_TEST_CASE(rows_that_are_never_begun) {
  fill(3);
  {
    auto rows = db(from<Item>());
    auto tx = db.transaction(postgres::isolation::repeatable_read);
    BOOST_TEST(db.execute(remove<Item>().where(col<&Item::id> == 1)) == 1);
  }
  BOOST_TEST(db.all(from<Item>()).size() == 3u);
  {
    auto failing = db(from<Item>().where(col<&Item::amount> / (col<&Item::id> - 1) > 0).where(ikebana::sql<bool, "1 / 0 = 1">()));
  }
  BOOST_TEST(db.execute(insert(Item{0, "x", 1})) == 4);
}

BOOST_AUTO_TEST_CASE(scopes_that_end_in_another_order) {
  fill(3);
  {
    auto tx = db.transaction();
    auto inner = db.transaction();
    db.execute(remove<Item>().where(col<&Item::id> == 1));
    tx.commit();
    BOOST_CHECK_THROW(inner.commit(), transaction_ended);
  }
  BOOST_TEST(db.all(from<Item>()).size() == 2u);
  db.execute("BEGIN");
  {
    auto tx = db.transaction();
    db.execute("COMMIT");
  }
  auto tx = db.transaction();
  BOOST_TEST(db.execute(remove<Item>().where(col<&Item::id> == 2)) == 1);
  tx.commit();
  BOOST_TEST(db.all(from<Item>()).size() == 1u);
}

BOOST_AUTO_TEST_CASE(a_copy_that_nobody_takes) {
  fill(3);
  BOOST_CHECK_THROW(db.execute("COPY items TO STDOUT"), error);
  BOOST_CHECK_THROW(db.execute("COPY items FROM STDIN"), error);
  BOOST_TEST(db.all(from<Item>()).size() == 3u);
}

BOOST_AUTO_TEST_CASE(a_time_in_a_column_without_zone) {
  db.execute("CREATE TABLE moments (id INTEGER PRIMARY KEY, at timestamp NOT NULL, part double precision)");
  const moment at{std::chrono::microseconds{1717177500123456}};
  BOOST_TEST(db.execute(insert(Moment{0, at, {}})) == 1);
  BOOST_TEST((db.value(from<Moment>().where(col<&Moment::at> == at).select(col<&Moment::at>)) == at));
  db.execute("UPDATE moments SET part = 'NaN'");
  BOOST_TEST(thrown_by<conversion_error>([&] { db.all(from<Moment>()); }).message() ==
             "column 3 (part) holds NaN, which is no number, where id is 1");
}

BOOST_AUTO_TEST_CASE(rows_last_longer_than_their_database) {
  fill(3);
  auto other = std::make_unique<postgres::database>(beside());
  auto rows = (*other)(from<Item>());
  postgres::database moved = std::move(*other);
  BOOST_CHECK_THROW(other->all(from<Item>()), connection_broken);
  BOOST_TEST(moved.all(from<Item>()).size() == 3u);
  other.reset();
  moved = beside();
  std::size_t seen = 0;
  for (const Item& each : rows) seen += each.id > 0 ? 1 : 0;
  BOOST_TEST(seen == 3u);
}

BOOST_AUTO_TEST_CASE(sql_of_ones_own) {
  BOOST_TEST(db.execute("INSERT INTO items VALUES (1, 'a', 1); INSERT INTO items VALUES (2, 'b', 1), (3, 'c', 1)") == 3);
  BOOST_CHECK_THROW(db.execute("DELETE FROM items; SELECT 1 / 0"), error);
  BOOST_TEST(db.all(from<Item>()).size() == 3u);
  db.execute("BEGIN");
  db.execute(remove<Item>().where(col<&Item::id> == 1));
  {
    auto tx = db.transaction();
    db.execute(remove<Item>().where(col<&Item::id> == 2));
  }
  db.execute("COMMIT");
  BOOST_TEST(db.all(from<Item>()).size() == 2u);
  {
    auto tx = db.transaction();
    db.execute(remove<Item>().where(col<&Item::id> == 2));
    db.execute("COMMIT");
    BOOST_CHECK_THROW(db.all(from<Item>()), transaction_ended);
    BOOST_CHECK_THROW(tx.commit(), transaction_ended);
  }
  BOOST_TEST(db.all(from<Item>()).size() == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
