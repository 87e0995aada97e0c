// SPDX-License-Identifier: BSL-1.0
// Writes with sub-queries over the table that they write: SQLite writes row by row, and what is computed must not see it.

#include "schema.hpp"

#include <ikebana/schema/constraints.hpp>

#include <map>

namespace written_and_read {

struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::int64_t, id), (std::int64_t, n), (std::int64_t, m), (std::optional<std::int64_t>, note_id));
};

struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (std::int64_t, id), (std::int64_t, note_id), (std::int64_t, weight));
};

/// The same table as another model.
struct Sheet {
  BOOST_HANA_DEFINE_STRUCT(Sheet, (std::int64_t, id), (std::int64_t, n));
};

/// A table without rowid, with a key of two columns.
struct Cell {
  BOOST_HANA_DEFINE_STRUCT(Cell, (std::string, row), (std::int64_t, place), (std::int64_t, n));
};

/// A column that the database computes.
struct Sum {
  BOOST_HANA_DEFINE_STRUCT(Sum, (std::int64_t, id), (std::int64_t, n), (std::int64_t, twice));
};

}  // namespace written_and_read

template <>
inline constexpr auto ikebana::table<written_and_read::Sheet> = ikebana::describe<written_and_read::Sheet>().name("notes");
template <>
inline constexpr auto ikebana::table<written_and_read::Cell> =
    ikebana::describe<written_and_read::Cell>().primary_key<&written_and_read::Cell::row, &written_and_read::Cell::place>();
template <>
inline constexpr auto ikebana::constraints<written_and_read::Sum> =
    ikebana::constrain<written_and_read::Sum>().generated<&written_and_read::Sum::twice>(
        ikebana::col<&written_and_read::Sum::n> * ikebana::lit<2>);

namespace {

using namespace ikebana;
using namespace ikebana::literals;
using namespace written_and_read;

using Replies = has_many<Note, Note>;
using RepliesOfReplies = through<has_many<Note, Note>, has_many<Note, Note>>;
using NoteTags = has_many<Note, Tag>;

struct fixture {
  fixture() {
    db.execute(R"(
      CREATE TABLE notes (id INTEGER PRIMARY KEY, n INTEGER NOT NULL DEFAULT 0, m INTEGER NOT NULL DEFAULT 0, note_id INTEGER);
      CREATE TABLE tags (id INTEGER PRIMARY KEY, note_id INTEGER NOT NULL, weight INTEGER NOT NULL);
      INSERT INTO notes VALUES (1, 5, 1, NULL), (2, 4, 2, 1), (3, 3, 3, 1), (4, 2, 4, 3), (5, 1, 5, 3);
      INSERT INTO tags VALUES (1, 1, 10), (2, 1, 20), (3, 3, 30), (4, 5, 40);
      CREATE TABLE cells (row TEXT NOT NULL, place INTEGER NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (row, place)) WITHOUT ROWID;
      INSERT INTO cells VALUES ('a', 1, 5), ('a', 2, 4), ('b', 1, 3), ('b', 2, 2);
      CREATE TABLE sums (id INTEGER PRIMARY KEY, n INTEGER NOT NULL, twice INTEGER GENERATED ALWAYS AS (n * 2) VIRTUAL);
      INSERT INTO sums (id, n) VALUES (1, 3), (2, 4), (3, 5);
    )");
  }

  std::vector<std::int64_t> numbers() { return db.all(from<Note>().order_by(col<&Note::id>).select(col<&Note::n>)); }
  std::vector<std::int64_t> left() { return db.all(from<Note>().order_by(col<&Note::id>).select(col<&Note::id>)); }

  engine::database db;
};

using numbers_of = std::vector<std::int64_t>;

constexpr auto n = col<&Note::n>;
constexpr auto id = col<&Note::id>;
constexpr auto other_n = col<&Note::n, "k">;
constexpr auto other_id = col<&Note::id, "k">;

/// Of the rows up to the one that is asked about, itself included.
constexpr auto up_to_here = from<Note, "k">().where(other_id <= outer(id));
constexpr auto sum_up_to_here = coalesce(scalar(up_to_here.select(sum(other_n))), 0);

}  // namespace

BOOST_FIXTURE_TEST_SUITE(written_and_read, fixture)

BOOST_AUTO_TEST_CASE(what_is_set_is_computed_first) {
  constexpr auto asked = update<Note>().set(n = sum_up_to_here).everywhere();
  static_assert(
      asked.sql() ==
      R"(UPDATE "notes" SET "n" = coalesce((SELECT sum("k"."n") FROM "notes" AS "k" WHERE "k"."id" <= "notes"."id"), ?1) FROM (SELECT 1))");
  BOOST_TEST(db.execute(asked) == 5);
  BOOST_TEST(numbers() == (numbers_of{5, 9, 12, 14, 15}), boost::test_tools::per_element());
  // Other databases compute all first by themselves.
  static_assert(asked.sql<postgres::dialect>() ==
                R"(UPDATE "notes" SET "n" = coalesce((SELECT CAST(sum("k"."n") AS bigint) FROM "notes" AS "k" )"
                R"(WHERE "k"."id" <= "notes"."id"), $1))");
}

BOOST_AUTO_TEST_CASE(columns_that_are_not_set_need_nothing) {
  constexpr auto asked = update<Note>().set(n = count(related<Replies>())).everywhere();
  BOOST_TEST((asked.sql().find("FROM (SELECT 1)") == std::string_view::npos));
  db.execute(asked);
  BOOST_TEST(numbers() == (numbers_of{2, 0, 2, 0, 0}), boost::test_tools::per_element());
  constexpr auto of_others = update<Note>().set(n = coalesce(sum(related<NoteTags>(), col<&Tag::weight>), 0) + n).everywhere();
  BOOST_TEST((of_others.sql().find("FROM (SELECT 1)") == std::string_view::npos));
  db.execute(of_others);
  BOOST_TEST(numbers() == (numbers_of{32, 0, 32, 0, 40}), boost::test_tools::per_element());
  constexpr auto of_another_column = update<Note>().set(n = scalar(up_to_here.select(count()))).everywhere();
  BOOST_TEST((of_another_column.sql().find("FROM (SELECT 1)") == std::string_view::npos));
}

BOOST_AUTO_TEST_CASE(aggregates_of_relations_over_the_same_table) {
  db.execute(update<Note>().set(n = coalesce(sum(related<Replies>(), n), 0) + n).everywhere());
  BOOST_TEST(numbers() == (numbers_of{12, 4, 6, 2, 1}), boost::test_tools::per_element());
  db.execute(update<Note>().set(n = coalesce(max(related<Replies>().where(col<&Note::n> > 1), n), n)).everywhere());
  BOOST_TEST(numbers() == (numbers_of{6, 4, 2, 2, 1}), boost::test_tools::per_element());
  // A path over the same table, by a key that is set.
  db.execute(update<Note>().set(n = count(related<RepliesOfReplies>()), col<&Note::note_id> = id).everywhere());
  BOOST_TEST(numbers() == (numbers_of{2, 0, 0, 0, 0}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(several_calls_of_set) {
  constexpr auto asked = update<Note>().set(col<&Note::m> = sum_up_to_here).set(n = 0).everywhere();
  db.execute(asked);
  BOOST_TEST((db.all(from<Note>().order_by(id).select(col<&Note::m>)) == numbers_of{5, 9, 12, 14, 15}));
}

BOOST_AUTO_TEST_CASE(the_same_table_as_another_model) {
  db.execute(update<Sheet>()
                 .set(col<&Sheet::n> = coalesce(scalar(from<Note>().where(id <= outer(col<&Sheet::id>)).select(sum(n))), 0))
                 .everywhere());
  BOOST_TEST(numbers() == (numbers_of{5, 9, 12, 14, 15}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(computed_columns_are_of_what_is_set) {
  constexpr auto asked =
      update<Sum>()
          .set(col<&Sum::n> = coalesce(
                   scalar(from<Sum, "k">().where(col<&Sum::id, "k"> <= outer(col<&Sum::id>)).select(sum(col<&Sum::twice, "k">))), 0))
          .everywhere();
  db.execute(asked);
  BOOST_TEST((db.all(from<Sum>().order_by(col<&Sum::id>).select(col<&Sum::n>)) == numbers_of{6, 14, 24}));
}

BOOST_AUTO_TEST_CASE(tables_without_rowid) {
  constexpr auto row = col<&Cell::row>;
  constexpr auto before = from<Cell, "k">().where(col<&Cell::row, "k"> == outer(row) && col<&Cell::place, "k"> <= outer(col<&Cell::place>));
  db.execute(
      update<Cell>().set(col<&Cell::n> = coalesce(scalar(before.select(sum(col<&Cell::n, "k">))), 0), row = concat(row, "x")).everywhere());
  BOOST_TEST((db.all(from<Cell>().order_by(row, col<&Cell::place>).select(col<&Cell::n>)) == numbers_of{5, 9, 3, 5}));
  constexpr auto few = from<Cell>().select(min(col<&Cell::n>));
  BOOST_TEST(db.execute(remove<Cell>().where(col<&Cell::n> == 3 || col<&Cell::n> == scalar(few) + 2)) == 3);
}

BOOST_AUTO_TEST_CASE(updates_through_a_relation) {
  const Note first = db.one(from<Note>().where(id == 1));
  constexpr auto more = coalesce(scalar(from<Note, "k">().where(other_id <= outer(id)).select(sum(other_n))), 0);
  db.execute(update(related<Replies>().of(first)).set(n = more));
  BOOST_TEST(numbers() == (numbers_of{5, 9, 12, 2, 1}), boost::test_tools::per_element());
  db.execute(update(related<RepliesOfReplies>().of(first).where(target(n) > 0)).set(n = more));
  BOOST_TEST(numbers() == (numbers_of{5, 9, 12, 28, 29}), boost::test_tools::per_element());
  db.execute(update(related<Replies>().of(first).order_by(desc(id)).limit(1)).set(n = more));
  BOOST_TEST(numbers() == (numbers_of{5, 9, 26, 28, 29}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(beside_a_table_that_is_joined_all_is_computed_first) {
  constexpr auto asked = update<Note>().from<Tag>().set(n = sum_up_to_here).where(col<&Tag::note_id> == id && col<&Tag::id> > 1);
  BOOST_TEST((asked.sql().find("FROM (SELECT 1)") == std::string_view::npos));
  db.execute(asked);
  BOOST_TEST(numbers() == (numbers_of{5, 4, 12, 2, 15}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(conditions_of_updates_see_no_row_that_is_updated) {
  // The greatest number of the rows before is 5 for each, or there is none; afterwards it is 10.
  constexpr auto before = coalesce(scalar(from<Note, "k">().where(other_id < outer(id)).select(max(other_n))), 0);
  BOOST_TEST(db.execute(update<Note>().set(n = 10).where(before != 10)) == 5);
  BOOST_TEST(numbers() == (numbers_of{10, 10, 10, 10, 10}), boost::test_tools::per_element());
  db.execute("UPDATE notes SET n = 6 - id");
  // A query that is of no row is computed when it is first needed: after the first row is written.
  constexpr auto greatest = scalar(from<Note>().select(max(n)));
  BOOST_TEST(db.execute(update<Note>().set(n = 10).where(id == 1 || n == greatest - 1)) == 2);
  BOOST_TEST(numbers() == (numbers_of{10, 10, 3, 2, 1}), boost::test_tools::per_element());
  constexpr auto by_unset = update<Note>().set(n = 0).where(id.in(from<Note>().where(col<&Note::m> > 3).select(id)));
  static_assert(
      by_unset.sql() ==
      R"(UPDATE "notes" SET "n" = ?1 WHERE "notes"."id" IN (SELECT "notes_2"."id" FROM "notes" AS "notes_2" WHERE "notes_2"."m" > ?2))");
  BOOST_TEST(db.execute(by_unset) == 2);
}

BOOST_AUTO_TEST_CASE(conditions_of_removals_see_all_rows) {
  constexpr auto greatest = scalar(from<Note>().select(max(n)));
  constexpr auto asked = remove<Note>().where(id == 1 || n == greatest - 1);
  static_assert(
      asked.sql() ==
      R"(DELETE FROM "notes" WHERE ("notes"."id" = ?1 OR "notes"."n" = (SELECT max("notes_2"."n") FROM "notes" AS "notes_2") - ?2) )"
      R"(AND (SELECT "notes"."id" IS "notes"."id"))");
  BOOST_TEST(db.execute(asked) == 2);
  BOOST_TEST(left() == (numbers_of{3, 4, 5}), boost::test_tools::per_element());
  BOOST_TEST(db.execute(remove<Note>().where(id == 3 || exists(from<Note, "k">().where(other_n == 3)))) == 3);
}

BOOST_AUTO_TEST_CASE(removals_of_rows_beside_one_another) {
  BOOST_TEST(db.execute(remove<Note>().where(exists(from<Note, "k">().where(other_id == outer(id) - 1)))) == 4);
  BOOST_TEST(left() == (numbers_of{1}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(removals_through_a_relation) {
  const Note first = db.one(from<Note>().where(id == 1));
  BOOST_TEST(db.execute(remove(related<Replies>().of(first).where(id == 2 || exists(from<Note, "k">().where(other_id == 2))))) == 2);
  BOOST_TEST(left() == (numbers_of{1, 4, 5}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(records_one_after_the_other) {
  // Each is written before the next, in the order in which they are given.
  const std::vector<Note> notes{{1, 0, 0, {}}, {9, 7, 0, {}}, {2, 0, 0, {}}};
  constexpr auto total_of_all = coalesce(scalar(from<Note, "k">().select(sum(other_n))), 0);
  db.execute(insert(notes).on_conflict<&Note::id>().do_update(n = total_of_all));
  BOOST_TEST((db.all(from<Note>().order_by(id).select(n)) == numbers_of{15, 32, 3, 2, 1, 7}));
#ifndef IKEBANA_ON_POSTGRES
  BOOST_TEST((db.all(insert(Note{10, 1, 0, {}}).returning(total_of_all)) == numbers_of{61}));
#endif
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(what_is_returned_of_columns_that_are_not_written) {
  auto counted = db.all(update<Note>().set(n = 0).where(id < 4).returning(count(related<Replies>())));
  std::sort(counted.begin(), counted.end());
  BOOST_TEST(counted == (numbers_of{0, 2, 2}), boost::test_tools::per_element());
  auto tags = db.all(remove<Note>().where(id < 4).returning(count(related<NoteTags>())));
  std::sort(tags.begin(), tags.end());
  BOOST_TEST(tags == (numbers_of{0, 1, 2}), boost::test_tools::per_element());
}
#endif

BOOST_AUTO_TEST_SUITE_END()
