// SPDX-License-Identifier: BSL-1.0
// The text of a table that is made anew for another type of a column: all else in it stays as it was written.

#include "engine.hpp"
#include <ikebana/sqlite/verify.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

namespace rebuilt_texts {

struct Part {
  BOOST_HANA_DEFINE_STRUCT(Part, (std::int64_t, id), (std::int64_t, weight), (double, price), (std::vector<std::byte>, picture),
                           (std::string, note));
};

}  // namespace rebuilt_texts

namespace {

using rebuilt_texts::Part;

const char* const columns[] = {
    "price REAL NOT NULL DEFAULT -1.5e+3",
    "price REAL NOT NULL DEFAULT +.5",
    "price REAL NOT NULL DEFAULT 0x1F",
    "price REAL NOT NULL DEFAULT 2. CHECK (price > -1e-3)",
    "price REAL NOT NULL /* the, price */ DEFAULT 1",
};
const char* const pictures[] = {
    "picture BLOB NOT NULL DEFAULT x'00Ff'",
    "picture BLOB NOT NULL DEFAULT X'' CHECK (picture <> x'01')",
};
const char* const notes[] = {
    "note TEXT NOT NULL DEFAULT 'it''s, so' COLLATE NOCASE",
    "[note] TEXT NOT NULL DEFAULT \"a\"",
    "`note` TEXT NOT NULL CHECK (note NOT LIKE '%\"%' || ')')",
};

}  // namespace

BOOST_AUTO_TEST_SUITE(rebuilt_texts)

BOOST_AUTO_TEST_CASE(what_is_not_changed_stays_as_it_is_written) {
  for (const std::string price : columns) {
    for (const std::string picture : pictures) {
      for (const std::string note : notes) {
        engine::database db;
        db.execute(
            "CREATE TABLE parts(id INTEGER PRIMARY KEY, weight TEXT NOT NULL DEFAULT '1', " + price + ", " + picture + ", " + note + ")");
        const auto found = db.verify<Part>();
        BOOST_REQUIRE_EQUAL(found.size(), 1u);
        BOOST_TEST(found[0].columns == "weight");
        for (const std::string& each : {price, picture, note}) BOOST_TEST((found[0].ddl.find(each) != std::string::npos), found[0].ddl);
        db.execute(found[0].ddl);
        BOOST_TEST(db.verify<Part>().empty());
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
