// SPDX-License-Identifier: BSL-1.0
// Which declared types keep which members: `verify`, which asks the database, and `conforms`, which reads a text, go by one rule.

#include <ikebana/schema.hpp>
#include "engine.hpp"
#include <ikebana/sqlite/verify.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

namespace declared_types {

struct Kept {
  BOOST_HANA_DEFINE_STRUCT(Kept, (std::int64_t, id), (std::int64_t, whole), (double, real), (std::string, text),
                           (std::vector<std::byte>, bytes));
};

}  // namespace declared_types

namespace {

using declared_types::Kept;

/// The members that a column of a type does not keep, by SQLite's rules of affinity.
struct expected {
  const char* type;
  std::string refused;
};

const expected types[] = {
    {"", ""},
    {"INTEGER", "real text bytes "},
    {"unsigned big int", "real text bytes "},
    {"CHARINT", "real text bytes "},
    {"POINT", "real text bytes "},
    {"BLOBINT", "real text bytes "},
    {"VARCHAR(10)", "whole real bytes "},
    {"clob", "whole real bytes "},
    {"BLOB TEXT", "whole real bytes "},
    {"REALTEXT", "whole real bytes "},
    {"BLOB", "whole real text "},
    {"REAL BLOB", "whole real text "},
    {"DOUBLE PRECISION", "whole text bytes "},
    {"float", "whole text bytes "},
    {"NUMERIC(10, 2)", "text bytes "},
    {"BOOLEAN", "text bytes "},
    {"DATE", "bytes "},
    {"DateTime", "bytes "},
    {"STRING", "text bytes "},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(declared_types)

BOOST_AUTO_TEST_CASE(a_type_keeps_the_same_members_in_a_database_and_in_a_text) {
  for (const expected& each : types) {
    const std::string type = each.type;
    const std::string schema = "CREATE TABLE kepts(id INTEGER PRIMARY KEY, whole " + type + " NOT NULL, real " + type + " NOT NULL, text " +
                               type + " NOT NULL, bytes " + type + " NOT NULL);";
    engine::database db;
    db.execute(schema);
    std::string found;
    for (const auto& difference : db.verify<Kept>()) {
      BOOST_TEST((difference.kind == ikebana::sqlite::difference_kind::type));
      found += difference.columns + " ";
    }
    BOOST_TEST(found == each.refused, type << ": " << found);

    const auto read = ikebana::ddl(std::string_view(schema));
    BOOST_REQUIRE(!read.error());
    const auto table = read.table("kepts");
    const auto& facts = ikebana::detail::table_of<Kept>;
    std::string in_text;
    for (unsigned i = 0; i != facts.column_count; ++i) {
      const ikebana::ddl_column& column = table.columns[i];
      if (!ikebana::detail::column_keeps(facts.columns[i].kind, column.affinity, column.type))
        in_text += std::string(facts.columns[i].name) + " ";
    }
    BOOST_TEST(in_text == each.refused, type << ": " << in_text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
