// SPDX-License-Identifier: BSL-1.0
// What a database holds that a model does not expect, read in every way there is: an exception of its own type with the
// SQL, the statement reset, no transaction left open, the connection usable.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <cstdio>
#include <fstream>
#include <limits>

namespace garden {

enum class season : std::uint8_t { spring, summer };

struct Bed {
  BOOST_HANA_DEFINE_STRUCT(Bed, (std::int64_t, id), (std::string, name));
};
struct Plant {
  BOOST_HANA_DEFINE_STRUCT(Plant, (std::int64_t, id), (std::int64_t, bed_id), (std::string, name), (std::int16_t, height), (float, weight),
                           (double, exact), (season, blooms), (ikebana::blob, photo), (std::optional<std::string>, note));
};
struct Label {
  BOOST_HANA_DEFINE_STRUCT(Label, (std::string, name), (std::int16_t, height), (float, weight), (double, exact), (season, blooms),
                           (ikebana::blob, photo), (std::optional<std::string>, note), (std::int64_t, bed_id));
};

}  // namespace garden

namespace {

using namespace garden;
using namespace ikebana;

constexpr auto plants = from<Plant>().order_by(col<&Plant::id>);
constexpr auto labels = plants.into<Label>();
constexpr auto of_beds = related<has_many<Bed, Plant>>();

struct fixture {
  engine::database db;

  // SQLite's columns have no types: each holds what it is given.
  fixture() {
#ifndef IKEBANA_ON_POSTGRES
    db.execute(
        "CREATE TABLE beds (id INTEGER PRIMARY KEY, name); "
        "CREATE TABLE plants (id INTEGER PRIMARY KEY, bed_id, name, height, weight, exact, blooms, photo, note)");
#else
    db.execute(
        "CREATE TABLE beds (id INTEGER PRIMARY KEY, name TEXT); "
        "CREATE TABLE plants (id INTEGER PRIMARY KEY, bed_id INTEGER, name TEXT, height INTEGER, weight REAL, exact REAL, blooms INTEGER, "
        "photo BLOB, note TEXT)");
#endif
    db.execute("INSERT INTO beds VALUES (1, 'roses'), (2, 'herbs')");
    for (int i = 1; i <= 6; ++i) {
      db.execute(
          insert(Plant{i, i % 2 + 1, "plant", static_cast<std::int16_t>(i), 1.5f, 2.5, season::spring, {std::byte{1}}, std::nullopt}));
    }
  }

  void check_usable(std::int64_t expected) {
    BOOST_TEST(!db.is_busy());
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST(db.value(from<Plant>().select(count())) == expected);
  }

  /// Reads all plants in every way. Each fails, with an exception of this type that carries its SQL and says this.
  template <class Exception>
  void fails_in_every_way(const std::string& says) {
    const auto fails = [&](auto read) {
      BOOST_CHECK_EXCEPTION(read(), Exception, [&](const ikebana::error& thrown) {
        const bool is_right = thrown.message().find(says) != std::string::npos && thrown.sql().substr(0, 7) == "SELECT ";
        if (!is_right) BOOST_TEST_MESSAGE(thrown.what());
        return is_right;
      });
      BOOST_TEST(!db.is_busy());
      BOOST_TEST(!db.in_transaction());
    };
    std::size_t read = 0;
    fails([&] {
      for (const Plant& each : db(plants)) read += each.name.size();
    });
    fails([&] {
      for (auto& each : db.views(plants)) read += each[col<&Plant::name>].size();
    });
    fails([&] { (void)db.all(plants); });
    fails([&] { (void)db.columns(plants); });
    fails([&] { (void)db.columns(labels); });
    fails([&] { (void)db.all(labels); });
    fails([&] { (void)db.first(from<Plant>().where(col<&Plant::id> == 4)); });
    fails([&] { (void)db.one(from<Plant>().where(col<&Plant::id> == 4)); });
    fails([&] { (void)db.all(of_beds.of(1)); });
    fails([&] { (void)db.all(from<Bed>().with(of_beds)); });
    fails([&] { (void)db.all(from<Bed>().with(of_beds.joined())); });
    fails([&] {
      for (const auto& [bed, found] : db(from<Bed>().where(col<&Bed::id> > 0).with(of_beds))) read += found.size();
    });
    fails([&] { (void)db.all(from<Bed>().left_join<has_many<Bed, Plant>>()); });
    BOOST_TEST(read < 1000u, "a fault ends a loop");
  }

  void refuses(const std::string& assignment, const std::string& says) {
    db.execute("UPDATE plants SET " + assignment + " WHERE id = 4");
    fails_in_every_way<ikebana::conversion_error>(says);
    db.execute("UPDATE plants SET name = 'plant', height = 4, weight = 1.5, exact = 2.5, blooms = 0, photo = x'01', note = NULL");
    check_usable(6);
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(bad_input, fixture)

BOOST_AUTO_TEST_CASE(null_where_the_model_has_no_optional) {
  refuses("name = NULL", "(name) holds NULL, and a text is wanted");
  refuses("height = NULL", "(height) holds NULL, and an integer is wanted");
  refuses("weight = NULL", "(weight) holds NULL, and a number is wanted");
  refuses("photo = NULL", "(photo) holds NULL, and ");
  refuses("blooms = NULL", "(blooms) holds NULL");
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(another_type_than_the_models) {
  refuses("height = 'tall'", "(height) holds a text, and an integer is wanted");
  refuses("height = '4'", "(height) holds a text, and an integer is wanted");
  refuses("height = 1.0", "(height) holds a real number, and an integer is wanted");
  refuses("name = 4", "(name) holds an integer, and a text is wanted");
  refuses("name = x'706C616E74'", "(name) holds a blob, and a text is wanted");
  refuses("name = x'FFFE'", "(name) holds a blob, and a text is wanted");
  refuses("photo = 'text'", "(photo) holds a text, and a blob is wanted");
  refuses("note = 4", "(note) holds an integer, and a text is wanted");
  refuses("exact = '2.5'", "(exact) holds a text, and a number is wanted");
}
#endif

BOOST_AUTO_TEST_CASE(numbers_that_the_member_cannot_hold) {
  refuses("height = 32768", "(height) holds an integer, and one that fits its type is wanted");
  refuses("height = -32769", "(height) holds an integer");
  refuses("blooms = 256", "(blooms) holds an integer");
  refuses("weight = 1e300", "(weight) holds a real number, and one that fits its type is wanted");
#ifndef IKEBANA_ON_POSTGRES
  refuses("exact = 9007199254740993", "(exact) holds an integer, and one that a real number holds exactly is wanted");
  refuses("exact = 9223372036854775807", "(exact) holds an integer, and one that a real number holds exactly is wanted");
#endif
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(numbers_that_it_can) {
  db.execute("UPDATE plants SET exact = 9007199254740992, weight = 3, height = -32768 WHERE id = 1");
  db.execute("UPDATE plants SET exact = -9223372036854775807 - 1, weight = 9e999 WHERE id = 2");
  const Plant first = db.one(from<Plant>().where(col<&Plant::id> == 1));
  BOOST_TEST((first.exact == 9007199254740992.0 && first.weight == 3.0f && first.height == -32768));
  const Plant second = db.one(from<Plant>().where(col<&Plant::id> == 2));
  BOOST_TEST(second.exact == -0x1p63);
  BOOST_TEST((std::isinf(second.weight) && second.weight > 0));
}

BOOST_AUTO_TEST_CASE(the_row_is_told_by_its_first_column) {
  db.execute("UPDATE plants SET height = 'tall' WHERE id = 4");
  const auto says = [](const char* expected) {
    return [expected](const ikebana::conversion_error& thrown) { return thrown.message() == expected; };
  };
  BOOST_CHECK_EXCEPTION(
      db.all(from<Plant>()), ikebana::conversion_error, says("column 4 (height) holds a text, and an integer is wanted, where id is 4"));
  BOOST_CHECK_EXCEPTION(db.all(from<Bed>().with(of_beds)), ikebana::conversion_error,
                        says("column 4 (height) holds a text, and an integer is wanted, where id is 4"));
  BOOST_CHECK_EXCEPTION(db.all(from<Plant>().select(col<&Plant::height>)), ikebana::conversion_error,
                        says("column 1 (height) holds a text, and an integer is wanted"));
  BOOST_CHECK_EXCEPTION(db.all(from<Plant>().select(col<&Plant::name>, col<&Plant::height>)), ikebana::conversion_error,
                        says("column 2 (height) holds a text, and an integer is wanted, where name is 'plant'"));
  db.execute("UPDATE plants SET name = NULL WHERE id = 4");
  BOOST_CHECK_EXCEPTION(db.all(from<Plant>().select(col<&Plant::note>, col<&Plant::height>)), ikebana::conversion_error,
                        says("column 2 (height) holds a text, and an integer is wanted"));
}
#endif

BOOST_AUTO_TEST_CASE(a_text_of_sql_that_is_too_large) {
  const std::string sql = "SELECT " + std::string(3000000, ' ') + "nothing";
  BOOST_CHECK_EXCEPTION(db.execute(sql), ikebana::error, [&](const ikebana::error& thrown) {
    return thrown.message() != "out of memory" && thrown.sql() == sql.substr(0, 1 << 20);
  });
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(text_is_taken_byte_by_byte) {
  db.execute("UPDATE plants SET name = CAST(x'FF00FE' AS TEXT) WHERE id = 4");
  const std::string bytes("\xFF\0\xFE", 3);
  BOOST_TEST(db.one(from<Plant>().where(col<&Plant::id> == 4)).name == bytes);
  for (std::string_view name : db.views(from<Plant>().where(col<&Plant::id> == 4).select(col<&Plant::name>))) BOOST_TEST(name == bytes);
  BOOST_TEST(db.one(from<Plant>().where(col<&Plant::name> == bytes)).id == 4);
}
#endif

BOOST_AUTO_TEST_CASE(a_table_that_is_missing) {
  db.execute("ALTER TABLE plants RENAME TO elsewhere");
  fails_in_every_way<ikebana::error>(engine::words("no such table: plants", "relation \"plants\" does not exist"));
  db.execute("ALTER TABLE elsewhere RENAME TO plants");
  check_usable(6);
}

BOOST_AUTO_TEST_CASE(a_column_that_is_missing) {
  db.execute("ALTER TABLE plants RENAME COLUMN weight TO mass");
  fails_in_every_way<ikebana::error>(engine::words("no such column: plants.weight", "column plants.weight does not exist"));
  db.execute("ALTER TABLE plants RENAME COLUMN mass TO weight");
  check_usable(6);
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(a_database_that_is_locked) {
  const std::string path = "bad_input_test.db";
  std::remove(path.c_str());
  {
    engine::database other{path, {.journal_mode = sqlite::journal_mode::delete_}};  // in WAL mode nobody is kept from reading
    other.execute("CREATE TABLE beds (id INTEGER PRIMARY KEY, name TEXT)");
    engine::database one{path, {.busy_timeout = 0, .journal_mode = sqlite::journal_mode::delete_}};
    const auto fails = [&](auto read) {
      auto lock = other.transaction(sqlite::transaction_kind::exclusive);
      BOOST_CHECK_EXCEPTION(read(), ikebana::busy, [](const ikebana::error& thrown) {
        return (thrown.code() & 0xff) == SQLITE_BUSY && !thrown.sql().empty();
      });
    };
    const auto runs = [&](auto read) {
      fails(read);
      read();  // nobody holds a lock any more
      fails(read);
      BOOST_TEST(!one.is_busy());
      BOOST_TEST(!one.in_transaction());
    };
    runs([&] {
      for (const Bed& each : one(from<Bed>())) BOOST_TEST(!each.name.empty());
    });
    runs([&] {
      for (auto& each : one.views(from<Bed>())) BOOST_TEST(!each[col<&Bed::name>].empty());
    });
    runs([&] { (void)one.all(from<Bed>()); });
    runs([&] { (void)one.first(from<Bed>()); });
    runs([&] { (void)one.value(from<Bed>().select(count())); });
    runs([&] { (void)one.columns(from<Bed>()); });
    runs([&] { one.execute(insert(Bed{0, "bed"})); });
    runs([&] { auto view = one.snapshot(); });
    BOOST_TEST(one.value(from<Bed>().select(count())) == 1);
  }
  std::remove(path.c_str());
}

BOOST_AUTO_TEST_CASE(a_file_that_is_no_database) {
  const std::string path = "bad_input_test.txt";
  std::ofstream(path) << std::string(4096, 'x');
  BOOST_CHECK_EXCEPTION(
      {
        engine::database other(path, {});
        (void)other.all(from<Bed>());
      },
      ikebana::error, [](const ikebana::error& thrown) { return thrown.code() == SQLITE_NOTADB; });
  std::remove(path.c_str());
}
#endif

BOOST_AUTO_TEST_SUITE_END()
