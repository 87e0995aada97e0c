// SPDX-License-Identifier: BSL-1.0
// Columns that hold numbers and texts: members of std::variant, which are read as what is stored.

#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>

#include <ikebana/model/variant.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/verify.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

namespace variants_of_columns {

// [variant]
using any = std::variant<std::int64_t, double, std::string, ikebana::blob>;

struct Cell {
  BOOST_HANA_DEFINE_STRUCT(Cell, (std::int64_t, id), (any, value), (std::optional<any>, note));
};
// [/variant]

// As Anki has it: an integer or a text, and nothing else.
struct Field {
  BOOST_HANA_DEFINE_STRUCT(Field, (std::int64_t, id), (std::variant<std::string, std::int32_t>, value));
};
struct Measure {
  BOOST_HANA_DEFINE_STRUCT(Measure, (std::int64_t, id), (std::variant<double, std::string>, value));
};
struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (any, id), (std::string, name));
};
struct Use {
  BOOST_HANA_DEFINE_STRUCT(Use, (std::int64_t, id), (any, tag_id));
};

}  // namespace variants_of_columns

namespace {

using namespace variants_of_columns;
using namespace ikebana;
using namespace std::string_literals;

const blob bytes{std::byte{1}, std::byte{0}};
const std::vector<any> all{2024, 2.5, "text"s, bytes, "2024"s, std::int64_t{-1}, ""s, blob{}, 2024.0, "t\0t"s};

constexpr auto value = col<&Cell::value>;

struct fixture {
  sqlite::database db{":memory:"};

  fixture() {
    db.create(schema<Cell, Field, Measure, Tag, Use>);
    for (const any& each : all) db.execute(insert(Cell{0, each, each}));
    db.execute(insert(Cell{0, "none"s, std::nullopt}));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(variant_columns, fixture)

BOOST_AUTO_TEST_CASE(there_and_back) {
  const auto cells = db.all(from<Cell>().order_by(col<&Cell::id>));
  BOOST_TEST(cells.size() == all.size() + 1);
  for (std::size_t i = 0; i != all.size(); ++i) BOOST_TEST((cells[i].value == all[i] && cells[i].note == all[i]));
  BOOST_TEST(!cells.back().note.has_value());
  std::size_t at = 0;
  for (const Cell& each : db(from<Cell>().order_by(col<&Cell::id>).limit(10))) BOOST_TEST((each.value == all[at++]));
  at = 0;
  for (const any& each : db.all(from<Cell>().order_by(col<&Cell::id>).limit(10).select(value))) BOOST_TEST((each == all[at++]));
  BOOST_TEST((db.columns(from<Cell>().order_by(col<&Cell::id>).limit(10).select(value))[boost::hana::size_c<0>] == all));
  at = 0;
  for (auto& each : db.views(from<Cell>().order_by(col<&Cell::id>).limit(10))) BOOST_TEST((each[value] == all[at++]));
  const std::string kinds[] = {"integer", "real", "text", "blob", "text", "integer", "text", "blob", "real", "text"};
  at = 0;
  for (const std::string& each : db.all(from<Cell>().order_by(col<&Cell::id>).limit(10).select(typeof_(value))))
    BOOST_TEST(each == kinds[at++]);
}

BOOST_AUTO_TEST_CASE(compared_as_SQL_compares) {
  const auto number_where = [&](auto condition) { return db.all(from<Cell>().where(condition)).size(); };
  BOOST_TEST(number_where(value == "text") == 1u);
  BOOST_TEST(number_where(value == 2024) == 2u, "2024 and 2024.0, and no text");
  BOOST_TEST(number_where(value == "2024") == 1u);
  BOOST_TEST(number_where(value == 2.5) == 1u);
  BOOST_TEST(number_where(value == bytes) == 1u);
  BOOST_TEST(number_where(value == any{"t\0t"s}) == 1u);
  BOOST_TEST(number_where(value < 3) == 2u, "numbers come before texts");
  BOOST_TEST(number_where(value.in(any{2024}, any{"text"s})) == 3u);
  BOOST_TEST(number_where(value.in(std::vector<any>{2024, "text"s, bytes})) == 4u);
  BOOST_TEST(number_where(value.in(std::vector<std::string>{"text", "2024"})) == 2u);
  BOOST_TEST(number_where(value.in(std::vector<int>{2024})) == 2u);
  BOOST_TEST(number_where(col<&Cell::note>.is_null()) == 1u);
  BOOST_TEST(number_where(value == col<&Cell::note>) == all.size());
  BOOST_TEST(db.all(from<Cell>().where(value == param<"v">), "v"_arg = "text").size() == 1u);
  BOOST_TEST(db.all(from<Cell>().where(value == param<"v">), "v"_arg = 2024).size() == 2u);
  BOOST_TEST(db.all(from<Cell>().where(value == param<"v">), "v"_arg = any{bytes}).size() == 1u);
  const auto ordered = db.all(from<Cell>().order_by(value, col<&Cell::id>).select(value));
  BOOST_TEST((ordered.front() == any{-1}));
  BOOST_TEST(std::holds_alternative<blob>(ordered.back()));
  BOOST_TEST((db.value(from<Cell>().select(min(value))) == any{-1}));
  BOOST_TEST((db.value(from<Cell>().where(col<&Cell::note>.is_null()).select(coalesce(col<&Cell::note>, value))) == any{"none"s}));
  BOOST_TEST((db.value(from<Cell>().where(value == "text").select(cast<any>(upper(cast<std::string>(value))))) == any{"TEXT"s}));
  BOOST_TEST((db.value(from<Cell>().where(value == "text").select(cast<std::string>(value))) == "text"));
}

BOOST_AUTO_TEST_CASE(written) {
  db.execute(update<Cell>().set(value = 7).where(value == "text"));
  BOOST_TEST((db.one(from<Cell>().where(value == 7)).value == any{7}));
  db.execute(update<Cell>().set(value = "seven").where(value == 7));
  BOOST_TEST((db.one(from<Cell>().where(value == "seven")).value == any{"seven"s}));
  db.execute(update<Cell>().set(col<&Cell::note> = value, value = any{2.25}).where(value == "seven"));
  BOOST_TEST((db.one(from<Cell>().where(value == 2.25)).note == any{"seven"s}));
  db.execute(update<Cell>().set(col<&Cell::note> = std::nullopt).everywhere());
  BOOST_TEST(db.all(from<Cell>().where(col<&Cell::note>.is_null())).size() == all.size() + 1);
}

BOOST_AUTO_TEST_CASE(what_no_alternative_holds) {
  const auto refuses = [&](const char* statement, auto query, const char* says) {
    db.execute(statement);
    BOOST_CHECK_EXCEPTION(db.all(query), sqlite::conversion_error, [&](const sqlite::conversion_error& thrown) {
      if (thrown.message().find(says) == std::string::npos) BOOST_TEST_MESSAGE(thrown.what());
      return thrown.message().find(says) != std::string::npos;
    });
    db.execute("DELETE FROM fields; DELETE FROM measures");
  };
  refuses("INSERT INTO fields VALUES (1, 2.5)", from<Field>(), "holds a real number, and one of the alternatives of its type is wanted");
  refuses("INSERT INTO fields VALUES (1, x'00')", from<Field>(), "holds a blob, and one of the alternatives of its type is wanted");
  refuses("INSERT INTO fields VALUES (1, 3000000000)", from<Field>(), "holds an integer, and one that fits its type is wanted");
  refuses("INSERT INTO measures VALUES (1, 9007199254740993)", from<Measure>(), "one that a real number holds exactly");
  refuses(
      "CREATE TABLE empty (id INTEGER, value, note); INSERT INTO empty VALUES (1, NULL, NULL); DROP TABLE cells; ALTER TABLE empty RENAME "
      "TO cells",
      from<Cell>(), "(value) holds NULL, and one of the alternatives of its type is wanted");
  db.execute("INSERT INTO fields VALUES (1, 'a'), (2, 2024); INSERT INTO measures VALUES (1, 3), (2, 'b')");
  BOOST_TEST((db.all(from<Field>())[1].value == std::variant<std::string, std::int32_t>{2024}));
  BOOST_TEST((db.all(from<Measure>())[0].value == std::variant<double, std::string>{3.0}));
}

BOOST_AUTO_TEST_CASE(as_keys_and_arguments) {
  for (const any& each : {any{1}, any{"1"s}, any{bytes}}) {
    db.execute(insert(Tag{each, "tag"}));
    db.execute(insert(Use{0, each}));
  }
  using Uses = has_many<Tag, Use>;
  for (const auto& [tag, uses] : db(from<Tag>().with(related<Uses>()))) {
    BOOST_TEST(uses.size() == 1u);
    BOOST_TEST((uses.at(0).tag_id == tag.id));
    BOOST_TEST(db.all(related<Uses>().of(tag)).size() == 1u);
  }
  for (const auto& [use, tag] : db(from<Use>().with(related<belongs_to<Use, Tag>>())))
    BOOST_TEST((tag.has_value() && tag->id == use.tag_id));

  constexpr auto index_of = user_function<"index_of", std::int64_t(const any&)>;
  db.define(index_of, [](const any& given) { return static_cast<std::int64_t>(given.index()); });
  constexpr auto same = user_function<"same", any(any)>;
  db.define(same, [](any given) { return given; });
  std::size_t at = 0;
  for (const auto& [index, held] : db(from<Cell>().order_by(col<&Cell::id>).limit(10).select(index_of(value), same(value)))) {
    BOOST_TEST(static_cast<std::size_t>(index) == all[at].index());
    BOOST_TEST((held == all[at++]));
  }
}

BOOST_AUTO_TEST_CASE(in_a_schema) {
  BOOST_TEST((create_table<Cell>().find(R"("value" BLOB NOT NULL)") != std::string_view::npos));
  BOOST_TEST((db.verify<Cell, Field, Measure>().empty()));
  db.execute("DROP TABLE fields; CREATE TABLE fields (id INTEGER PRIMARY KEY, value TEXT NOT NULL)");
  BOOST_TEST(db.verify<Field>().size() == 1u);
  static_assert(!ikebana::rule::has_column_type<std::variant<int, long>> &&
                !ikebana::rule::has_column_type<std::variant<std::string, std::string_view>>);
  static_assert(!ikebana::rule::has_column_type<std::variant<std::monostate, int>> &&
                !ikebana::rule::has_column_type<std::variant<bool, int>>);
}

BOOST_AUTO_TEST_SUITE_END()
