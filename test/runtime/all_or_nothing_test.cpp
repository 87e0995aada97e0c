// SPDX-License-Identifier: BSL-1.0
// A write that fails has written nothing, also where what it returns cannot be read, or is not one row.

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <string>
#include <vector>

namespace whole_writes {

using namespace ikebana;
using namespace ikebana::literals;

/// The stock of some rows is a text.
struct Job {
  BOOST_HANA_DEFINE_STRUCT(Job, (std::int64_t, id), (std::string, name), (std::int64_t, stock));
  friend bool operator==(const Job&, const Job&) = default;
};

/// The same table, read without its stock.
struct Named {
  BOOST_HANA_DEFINE_STRUCT(Named, (std::int64_t, id), (std::string, name));
  friend bool operator==(const Named&, const Named&) = default;
};

}  // namespace whole_writes

template <>
inline constexpr auto ikebana::table<whole_writes::Named> = ikebana::describe<whole_writes::Named>().name("jobs");

namespace whole_writes {

constexpr auto id = col<&Job::id>;
constexpr auto name = col<&Job::name>;
constexpr auto stock = col<&Job::stock>;

struct fixture {
  engine::database db;
  const std::vector<Named> stored{{1, "a"}, {2, "b"}, {3, "c"}};

  fixture() {
    db.execute("CREATE TABLE jobs (id INTEGER PRIMARY KEY, name TEXT NOT NULL, stock " + std::string(engine::any_type) +
               "); INSERT INTO jobs VALUES (1, 'a', 10); INSERT INTO jobs VALUES (2, 'b', 'many'); INSERT INTO jobs VALUES (3, 'c', 30)");
  }

  std::vector<Named> rows() { return db.all(from<Named>().order_by(col<&Named::id>)); }

  /// All ways to read what a write returns, outside and inside of a transaction.
  template <class Error, class Write>
  void check_undone(const Write& write) {
    const auto run = [&] {
      BOOST_CHECK_THROW(db.all(write), Error);
      BOOST_CHECK_THROW(db.first(write), Error);
      BOOST_CHECK_THROW(db.one(write), Error);
      BOOST_CHECK_THROW(db(write), Error);
      BOOST_TEST((rows() == stored));
    };
    run();
    auto whole = db.transaction();
    run();
    whole.commit();
    BOOST_TEST(!db.in_transaction());
    BOOST_TEST((rows() == stored));
  }
};

}  // namespace whole_writes

BOOST_FIXTURE_TEST_SUITE(all_or_nothing, whole_writes::fixture)

using namespace whole_writes;

BOOST_AUTO_TEST_CASE(what_is_returned_cannot_be_read) {
  check_undone<ikebana::conversion_error>(remove<Job>().everywhere().returning(model<Job>));
  check_undone<ikebana::conversion_error>(remove<Job>().where(id == 2).returning(stock));
  check_undone<ikebana::conversion_error>(update<Job>().set(name = "z").everywhere().returning(id, stock));
  check_undone<ikebana::conversion_error>(insert<Named, &Named::name>(from<Named>().select(col<&Named::name>))
                                              .returning(cast<std::string>(col<&Named::id>), sql<std::int64_t, "'text'">()));
  check_undone<ikebana::conversion_error>(insert<Job>().set(name = "d", stock = 1).returning(id, sql<std::int64_t, "'text'">()));
  check_undone<ikebana::conversion_error>(insert(Job{0, "d", 1}).returning(sql<std::int64_t, "'text'">()));
  check_undone<ikebana::conversion_error>(
      insert(std::vector<Job>{{0, "d", 1}, {0, "e", 1}}).returning(sql<std::int64_t, "CASE WHEN name = 'e' THEN NULL ELSE 1 END">()));
}

BOOST_AUTO_TEST_CASE(not_exactly_one_row) {
  const auto check = [this](const auto& write) {
    BOOST_CHECK_THROW(db.one(write), ikebana::several_rows);
    BOOST_TEST((rows() == stored));
    auto whole = db.transaction();
    BOOST_CHECK_THROW(db.one(write), ikebana::several_rows);
    whole.commit();
    BOOST_TEST((rows() == stored));
  };
  check(remove<Job>().everywhere().returning(name));
  check(update<Job>().set(name = "z").where(id > 1).returning(id));
  check(insert(std::vector<Job>{{0, "d", 1}, {0, "e", 1}}).returning(id));
  BOOST_CHECK_THROW(db.value(remove<Job>().everywhere().returning(name)), ikebana::several_rows);
  BOOST_TEST((rows() == stored));
  BOOST_CHECK_THROW(db.one(remove<Job>().where(id == 9).returning(name)), ikebana::no_row);
  BOOST_TEST(db.one(remove<Job>().where(id == 3).returning(name)) == "c");
  BOOST_TEST(rows().size() == 2u);
}

BOOST_AUTO_TEST_CASE(records_have_the_keys_that_they_had) {
  std::vector<Job> several{{0, "d", 1}, {0, "e", 1}};
  const std::vector<Job> before = several;
  BOOST_CHECK_THROW(db.one(insert(&several).returning(id)), ikebana::several_rows);
  BOOST_TEST((several == before));
  Job one{0, "d", 1};
  BOOST_CHECK_THROW(db.one(insert(&one).returning(sql<std::int64_t, "'text'">())), ikebana::conversion_error);
  BOOST_TEST(one.id == 0);
  BOOST_TEST((rows() == stored));
  db.continue_keys();  // also from those of rows that were rolled back, else
  BOOST_TEST(db.one(insert(&one).returning(id)) == 4);
  BOOST_TEST(one.id == 4);
}

BOOST_AUTO_TEST_CASE(what_is_not_read_need_not_be_readable) {
  BOOST_TEST(db.execute(remove<Job>().everywhere().returning(model<Job>)) == 3);
  BOOST_TEST(rows().empty());
}

BOOST_AUTO_TEST_CASE(a_loop_goes_on_while_a_write_within_returns_rows) {
  std::vector<std::string> seen;
  for (const Named& each : db(from<Named>().order_by(col<&Named::id>))) {
    seen.push_back(db.one(update<Job>().set(name = concat(name, "!")).where(id == each.id).returning(name)));
  }
  BOOST_TEST((seen == std::vector<std::string>{"a!", "b!", "c!"}));
}

BOOST_AUTO_TEST_SUITE_END()
