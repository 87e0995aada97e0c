// SPDX-License-Identifier: BSL-1.0
// Models of more members than are read one by one: those of one type are read by a loop, wherever they stand.

#include <ikebana/model/define.hpp>
#include "engine.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace {

using namespace ikebana;

enum class grade : std::int64_t { low = 1, high = 2 };

struct Reading {
  IKEBANA_STRUCT(Reading, (std::int64_t, id), (std::string, station), (double, north), (std::int64_t, first),
                 (std::optional<std::int64_t>, second), (double, east), (std::string, device), (bool, is_checked), (std::int64_t, third),
                 (std::optional<std::string>, remark), (std::int32_t, channel), (std::optional<std::int64_t>, fourth), (float, gain),
                 (std::int64_t, fifth), (grade, quality), (blob, image), (std::optional<double>, height), (std::int64_t, sixth),
                 (std::optional<std::string>, author), (std::int64_t, last));
};

Reading reading_of(std::int64_t number) {
  const std::string text = std::to_string(number);
  Reading made{};
  made.id = number;
  made.station = "station " + text + " of a name that is longer than a short one";
  made.north = static_cast<double>(number) / 4;
  made.first = number * 2;
  if (number % 2 == 0) made.second = number * 3;
  made.east = -static_cast<double>(number) / 8;
  made.device = text;
  made.is_checked = number % 3 == 0;
  made.third = number * 4;
  if (number % 5 == 0) made.remark = "remark " + text;
  made.channel = static_cast<std::int32_t>(number % 7);
  if (number % 3 == 1) made.fourth = number * 5;
  made.gain = static_cast<float>(number) / 2;
  made.fifth = INT64_MAX - number;
  made.quality = number % 2 == 0 ? grade::low : grade::high;
  made.image = blob(static_cast<std::size_t>(number), std::byte{7});
  if (number % 4 != 0) made.height = static_cast<double>(number);
  made.sixth = -number;
  if (number % 2 == 1) made.author = text;
  made.last = number * number;
  return made;
}

bool same(const Reading& a, const Reading& b) {
  return a.id == b.id && a.station == b.station && a.north == b.north && a.first == b.first && a.second == b.second && a.east == b.east &&
         a.device == b.device && a.is_checked == b.is_checked && a.third == b.third && a.remark == b.remark && a.channel == b.channel &&
         a.fourth == b.fourth && a.gain == b.gain && a.fifth == b.fifth && a.quality == b.quality && a.image == b.image &&
         a.height == b.height && a.sixth == b.sixth && a.author == b.author && a.last == b.last;
}

struct fixture {
  static constexpr std::int64_t count = 40;
  engine::database db;

  fixture() {
    db.execute(
        "CREATE TABLE readings (id INTEGER PRIMARY KEY, station TEXT, north REAL, first INTEGER, second INTEGER, east REAL, device TEXT, "
        "is_checked BOOLEAN, third INTEGER, remark TEXT, channel INTEGER, fourth INTEGER, gain REAL, fifth INTEGER, quality INTEGER, "
        "image BLOB, height REAL, sixth INTEGER, author TEXT, last INTEGER)");
    for (std::int64_t i = 1; i <= count; ++i) db.execute(insert(reading_of(i)));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(wide_models, fixture)

BOOST_AUTO_TEST_CASE(every_member_is_read_from_its_column) {
  constexpr auto in_order = from<Reading>().order_by(asc(col<&Reading::id>));
  std::int64_t number = 0;
  for (const Reading& each : db(in_order)) BOOST_TEST(same(each, reading_of(++number)));  // one record, over and over
  BOOST_TEST(number == count);
  const std::vector<Reading> all = db.all(in_order);
  BOOST_REQUIRE(all.size() == std::size_t{count});
  for (std::size_t i = 0; i != all.size(); ++i) BOOST_TEST(same(all[i], reading_of(static_cast<std::int64_t>(i) + 1)));
}

BOOST_AUTO_TEST_CASE(beside_other_columns) {
  for (auto& [sum, reading] :
       db(from<Reading>().where(col<&Reading::id> > 7).select(col<&Reading::first> + col<&Reading::last>, model<Reading>)))
    BOOST_TEST((sum == reading.first + reading.last && same(reading, reading_of(reading.id))));
}

BOOST_AUTO_TEST_CASE(what_does_not_fit_names_its_column) {
  const auto refuses = [&](const char* column, const char* value) {
    const auto undone = db.transaction();
    db.execute(std::string("UPDATE readings SET ") + column + " = " + value + " WHERE id = 5");
    BOOST_CHECK_EXCEPTION(db.all(from<Reading>()), ikebana::conversion_error, [&](const ikebana::conversion_error& thrown) {
      return thrown.message().find(std::string("(") + column + ")") != std::string::npos && !thrown.sql().empty();
    });
  };
  refuses("last", "NULL");
  refuses("is_checked", "NULL");
  refuses("device", "NULL");
#ifndef IKEBANA_ON_POSTGRES  // the column refuses what is of another type
  refuses("first", "'many'");
  refuses("third", "1.5");
  refuses("second", "'none'");
  refuses("author", "x'05'");
  refuses("is_checked", "2");
  refuses("gain", "'loud'");
#endif
  BOOST_TEST(db.all(from<Reading>()).size() == std::size_t{count});
}

BOOST_AUTO_TEST_SUITE_END()
