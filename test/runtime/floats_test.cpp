// SPDX-License-Identifier: BSL-1.0
// Rows that are found by a float, which is the nearest to the number in its column.

#include "schema.hpp"

#include <cfloat>
#include <cmath>
#include <cstdio>
#include <limits>

namespace floats {

struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (std::int64_t, id));
};
struct Fruit {
  BOOST_HANA_DEFINE_STRUCT(Fruit, (std::int64_t, id));
};
/// A pivot without key: its rows are told apart by all of their columns.
struct BowlFruit {
  BOOST_HANA_DEFINE_STRUCT(BowlFruit, (std::int64_t, bowl_id), (std::int64_t, fruit_id), (float, weight), (std::optional<float>, tare));
};
struct Mark {
  BOOST_HANA_DEFINE_STRUCT(Mark, (std::int64_t, id), (std::int64_t, bowl_id), (float, at), (std::optional<float>, until),
                           (std::int64_t, hits));
};

}  // namespace floats

namespace {

using namespace ikebana;
using namespace floats;

using BowlFruits = many_to_many<Bowl, BowlFruit, Fruit>;
using BowlMarks = has_many<Bowl, Mark>;

struct fixture {
  fixture() {
    db.execute(R"(
      CREATE TABLE bowls (id INTEGER PRIMARY KEY);
      CREATE TABLE fruits (id INTEGER PRIMARY KEY);
      CREATE TABLE bowl_fruits (bowl_id INTEGER NOT NULL, fruit_id INTEGER NOT NULL, weight REAL NOT NULL, tare REAL);
      CREATE TABLE marks (id INTEGER PRIMARY KEY, bowl_id INTEGER NOT NULL, at REAL NOT NULL, until REAL, hits INTEGER NOT NULL);
      INSERT INTO bowls VALUES (1);
      INSERT INTO fruits VALUES (1), (2), (3);
    )");
  }

  engine::database db;
  const Bowl bowl{1};
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(floats, fixture)

BOOST_AUTO_TEST_CASE(rows_of_a_pivot_without_key) {
  db.execute("INSERT INTO bowl_fruits VALUES (1, 1, 0.1, NULL), (1, 2, 0.3, 0.7), (1, 2, 0.3, NULL), (1, 3, 16777217.0, 1e-10)");
  BOOST_TEST(db.execute(sync<BowlFruits>(bowl, std::vector<std::int64_t>{1})) == 3);
  const auto left = db.all(from<BowlFruit>());
  BOOST_REQUIRE(left.size() == 1u);
  BOOST_TEST((left.at(0).fruit_id == 1 && left.at(0).weight == 0.1f));
}

BOOST_AUTO_TEST_CASE(a_row_of_a_pivot_that_gets_other_values) {
  db.execute("INSERT INTO bowl_fruits VALUES (1, 1, 0.1, 0.2)");
  db.execute(sync<BowlFruits>(bowl, std::vector<std::int64_t>{1}, BowlFruit{0, 0, 0.5f, {}}));
  const auto left = db.all(from<BowlFruit>());
  BOOST_REQUIRE(left.size() == 1u);
  BOOST_TEST((left.at(0).weight == 0.5f && !left.at(0).tare));
}

BOOST_AUTO_TEST_CASE(records_that_are_found) {
  db.execute("INSERT INTO marks VALUES (5, 1, 0.1, 0.2, 1), (6, 1, 0.3, NULL, 2)");
  Mark mark{0, 0, 0.1f, {}, 0};
  db.execute(first_or_create<BowlMarks, &Mark::at>(bowl, mark));
  BOOST_TEST((mark.id == 5 && mark.hits == 1));
  Mark until{0, 0, 9, 0.2f, 0};
  db.execute(first_or_create<BowlMarks, &Mark::until>(bowl, until));
  BOOST_TEST(until.id == 5);
  Mark never{0, 0, 9, {}, 0};
  db.execute(first_or_create<BowlMarks, &Mark::until>(bowl, never));
  BOOST_TEST(never.id == 6);
  Mark changed{0, 0, 0.3f, {}, 7};
  db.execute(update_or_create<BowlMarks, &Mark::at>(bowl, changed));
  BOOST_TEST((changed.id == 6 && db.one(from<Mark>().where(col<&Mark::id> == 6)).hits == 7));
  // The next floats are others.
  for (const float toward : {0.0f, 1.0f}) {
    Mark other{0, 0, std::nextafter(0.1f, toward), {}, 0};
    db.execute(first_or_create<BowlMarks, &Mark::at>(bowl, other));
    BOOST_TEST(other.id > 6);
  }
  BOOST_TEST(db.all(from<Mark>()).size() == 4u);
}

BOOST_AUTO_TEST_CASE(numbers_at_the_ends) {
  // Each number is found by the float that it is read as: in the middle between two, by the one whose last bit is 0.
  const double numbers[] = {
      0,
      0.1,
      -0.1,
      16777217,
      16777219,
      -16777217,
      FLT_MAX,
      -FLT_MAX,
      FLT_MIN,
      3.4028235e38,
      1e30,
      1 / 3.0,
      0.1f,
      1e-30,
      -2.5e-7,
      123456789,
      5e8 + 1,
      1 + FLT_EPSILON / 2,
      1 + 3 * static_cast<double>(FLT_EPSILON) / 2};
  for (const double number : numbers) {
    db.execute("DELETE FROM marks");
    char text[32];
    std::snprintf(text, sizeof text, "%.17g", number);
    db.execute("INSERT INTO marks VALUES (3, 1, " + std::string(text) + ", NULL, 0)");
    const float read = db.one(from<Mark>()).at;
    BOOST_TEST(read == static_cast<float>(number));
    for (const float asked : {read, std::nextafter(read, 2 * read + 1), std::nextafter(read, -2 * read - 1)}) {
      if (!std::isfinite(asked)) continue;
      Mark mark{0, 0, asked, {}, 0};
      db.execute(first_or_create<BowlMarks, &Mark::at>(bowl, mark));
      BOOST_TEST((mark.id == 3) == (asked == read), number << " by " << asked);
    }
  }
}

BOOST_AUTO_TEST_CASE(infinities) {
  Mark mark{0, 0, std::numeric_limits<float>::infinity(), {}, 0};
  db.execute(first_or_create<BowlMarks, &Mark::at>(bowl, mark));
  Mark again{0, 0, std::numeric_limits<float>::infinity(), {}, 0};
  db.execute(first_or_create<BowlMarks, &Mark::at>(bowl, again));
  BOOST_TEST(again.id == mark.id);
  Mark none{0, 0, std::numeric_limits<float>::quiet_NaN(), {}, 0};
  BOOST_CHECK_THROW(db.execute(first_or_create<BowlMarks, &Mark::at>(bowl, none)), ikebana::error);
}

BOOST_AUTO_TEST_SUITE_END()
