// SPDX-License-Identifier: BSL-1.0
// What tables have besides their columns: rowids, full-text search, the elements of JSON documents, derived tables.

#include "schema.hpp"

#include <ikebana/query/json_each.hpp>

#include <set>

namespace hidden {

/// A table of FTS5.
struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::int64_t, rowid), (std::string, title), (std::string, body));
};

struct Document {
  BOOST_HANA_DEFINE_STRUCT(Document, (std::int64_t, id), (std::optional<std::string>, tags), (std::string, sizes));
};

struct Total {
  BOOST_HANA_DEFINE_STRUCT(Total, (std::int64_t, user_id), (std::int64_t, posts));
};

}  // namespace hidden

template <>
inline constexpr auto ikebana::table<hidden::Note> = ikebana::describe<hidden::Note>().primary_key<&hidden::Note::rowid>();

namespace {

using namespace blog;
using namespace hidden;
using namespace ikebana;
using namespace ikebana::literals;

using tag = json_row<std::string>;
using size = json_row<std::int64_t, std::string>;

struct fixture : filled {
  const std::vector<Note> notes{{1, "sqlite", "views and tables"}, {2, "hana", "structs, sqlite, sqlite"}, {3, "other", "nothing of it"}};

  fixture() {
    db.execute(
        "CREATE VIRTUAL TABLE notes USING fts5(title, body); CREATE TABLE documents (id INTEGER PRIMARY KEY, tags TEXT, sizes TEXT NOT "
        "NULL)");
    db.execute(insert(notes));
    db.execute(insert(
        std::vector<Document>{{1, R"(["red","blue"])", R"({"a":1,"b":2})"}, {2, std::nullopt, "{}"}, {3, R"(["blue"])", R"({"b":5})"}}));
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(hidden_columns, fixture)

BOOST_AUTO_TEST_CASE(rowids) {
  constexpr auto asked =
      from<PostTag>().where(rowid<PostTag> < 4).order_by(desc(rowid<PostTag>)).select(rowid<PostTag>, col<&PostTag::tag_id>);
  static_assert(
      asked.sql() ==
      R"(SELECT "post_tags"."rowid", "post_tags"."tag_id" FROM "post_tags" WHERE "post_tags"."rowid" < ?1 ORDER BY "post_tags"."rowid" DESC)");
  std::int64_t expected = 3;
  for (auto& [row, tag_id] : db(asked)) {
    BOOST_TEST(row == expected);
    BOOST_TEST(tag_id == post_tags.at(static_cast<std::size_t>(expected - 1)).tag_id);
    --expected;
  }
  BOOST_TEST(expected == 0);
  // An outer join makes it optional, and an alias tells two apart.
  constexpr auto joined =
      from<Tag>().left_join<PostTag, "p">(col<&PostTag::tag_id, "p"> == col<&Tag::id>).select(col<&Tag::id>, rowid<PostTag, "p">);
  static_assert(std::is_same_v<decltype(joined)::tuple, boost::hana::tuple<std::int64_t, std::optional<std::int64_t>>>);
  std::size_t without = 0;
  for (auto& [id, row] : db(joined)) without += row.has_value() ? 0u : 1u;
  BOOST_TEST(without == 1u);
}

BOOST_AUTO_TEST_CASE(full_text_search) {
  constexpr auto asked =
      from<Note>()
          .where(match<Note>(param<"words">))
          .order_by(match_rank<Note>)
          .select(col<&Note::title>, match_rank<Note>, bm25<Note>(10.0, 1.0));
  static_assert(
      asked.sql() ==
      R"(SELECT "notes"."title", "notes"."rank", bm25("notes", ?1, ?2) FROM "notes" WHERE "notes" MATCH ?3 ORDER BY "notes"."rank")");
  std::vector<std::string> found;
  double before = -1e9;
  for (auto& [title, rank, weighed] : db(asked, "words"_arg = "sqlite")) {
    found.push_back(title);
    BOOST_TEST(rank >= before);
    BOOST_TEST(weighed < 0);
    before = rank;
  }
  BOOST_TEST((std::set<std::string>(found.begin(), found.end()) == std::set<std::string>{"sqlite", "hana"}));
  constexpr auto of_body =
      from<Note>()
          .where(match<&Note::body>("sqlite"))
          .select(col<&Note::title>, snippet<&Note::body>("<", ">", "...", 2), highlight<&Note::body>("[", "]"));
  static_assert(
      of_body.sql() ==
      R"(SELECT "notes"."title", snippet("notes", ?1, ?2, ?3, ?4, ?5), highlight("notes", ?6, ?7, ?8) FROM "notes" WHERE "notes"."body" MATCH ?9)");
  const auto only = db.one(of_body);
  BOOST_TEST(only[col<&Note::title>] == "hana");
  BOOST_TEST(only.get<1>() == "structs, <sqlite>...");
  BOOST_TEST(only.get<2>() == "structs, [sqlite], [sqlite]");
  BOOST_CHECK_THROW(db.all(asked, "words"_arg = "\"unclosed"), ikebana::error);
}

BOOST_AUTO_TEST_CASE(elements_of_documents) {
  constexpr auto asked =
      from<Document>()
          .join(json_each<std::string>(col<&Document::tags>))
          .where(col<&tag::value> == "blue")
          .order_by(col<&Document::id>)
          .select(col<&Document::id>, col<&tag::key>);
  static_assert(asked.sql() ==
                R"(SELECT "documents"."id", "json_each"."key" FROM "documents" INNER JOIN json_each("documents"."tags") AS "json_each" )"
                R"(WHERE "json_each"."value" = ?1 ORDER BY "documents"."id")");
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  for (auto& [id, key] : db(asked)) found.emplace_back(id, key);
  BOOST_TEST((found == std::vector<std::pair<std::int64_t, std::int64_t>>{{1, 1}, {3, 0}}));

  constexpr auto both =
      from<Document>()
          .join<"t">(json_each<std::string>(col<&Document::tags>))
          .join<"s">(json_each<std::int64_t, std::string>(col<&Document::sizes>))
          .select(col<&tag::value, "t">, col<&size::key, "s">, col<&size::value, "s">);
  static_assert(both.sql() ==
                R"(SELECT "t"."value", "s"."key", "s"."value" FROM "documents" INNER JOIN json_each("documents"."tags") AS "t" )"
                R"(INNER JOIN json_each("documents"."sizes") AS "s")");
  std::multiset<std::string> pairs;
  for (auto& [label, name, number] : db(both)) pairs.insert(label + name + std::to_string(number));
  BOOST_TEST((pairs == std::multiset<std::string>{"reda1", "redb2", "bluea1", "blueb2", "blueb5"}));
}

BOOST_AUTO_TEST_CASE(derived_tables) {
  constexpr auto asked = from<Total>(from<Post>().group_by(col<&Post::user_id>).select(col<&Post::user_id>, count()))
                             .where(col<&Total::posts> > 1)
                             .order_by(col<&Total::user_id>);
  static_assert(asked.sql() ==
                R"(WITH "totals" ("user_id", "posts") AS (SELECT "posts"."user_id", count(*) FROM "posts" GROUP BY "posts"."user_id") )"
                R"(SELECT "totals"."user_id", "totals"."posts" FROM "totals" WHERE "totals"."posts" > ?1 ORDER BY "totals"."user_id")");
  std::map<std::int64_t, std::int64_t> counts;
  for (const Post& each : posts) ++counts[each.user_id];
  std::erase_if(counts, [](const auto& each) { return each.second < 2; });
  auto expected = counts.begin();
  for (const Total& each : db(asked)) {
    BOOST_TEST(each.user_id == expected->first);
    BOOST_TEST(each.posts == expected->second);
    ++expected;
  }
  BOOST_TEST((expected == counts.end()));
}

BOOST_AUTO_TEST_SUITE_END()
