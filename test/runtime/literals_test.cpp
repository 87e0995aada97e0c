// SPDX-License-Identifier: BSL-1.0
// Constants that stand in the text of a statement: lit<...>, paths, formats and digits in brackets; and what SQLite does by them that it cannot
// do by a bound value.

#include <ikebana/schema.hpp>
#include "engine.hpp"

#ifndef IKEBANA_ON_POSTGRES
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#endif

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace literal_models {

enum class Status { draft, published, gone };
enum class Level { low = -1, high = 7 };

struct Money {
  std::int64_t cents;
  bool operator==(const Money&) const = default;
};

struct Task {
  BOOST_HANA_DEFINE_STRUCT(Task, (std::int64_t, id), (std::string, title), (bool, done), (Status, status), (Level, level), (double, weight),
                           (Money, price), (std::string, at), (ikebana::json_text, data));
};

struct Policy {
  BOOST_HANA_DEFINE_STRUCT(Policy, (std::int64_t, id), (std::string, ref), (std::string, kind), (std::string, name));
};

// What an index is made by and what a query asks for are one object.
// [shared]
constexpr auto is_open = ikebana::col<&Task::done> == ikebana::lit<false>;
constexpr auto name_of = ikebana::json_extract<std::string, "$.name">(ikebana::col<&Task::data>);
constexpr auto month_of = ikebana::strftime<"%Y-%m">(ikebana::col<&Task::at>);
// [/shared]
constexpr auto rounded = ikebana::round<1>(ikebana::col<&Task::weight>);
constexpr auto is_built_in = ikebana::col<&Policy::kind> == ikebana::lit<"built-in">;
#ifdef IKEBANA_ON_POSTGRES
static_assert((static_cast<void>(name_of), static_cast<void>(month_of), static_cast<void>(rounded), true));  // indexes of SQLite's
#endif

}  // namespace literal_models

template <>
inline constexpr ikebana::enum_name<literal_models::Status> ikebana::enum_names<literal_models::Status>[] = {
    {literal_models::Status::draft, "draft"},
    {literal_models::Status::published, "published"},
    {literal_models::Status::gone, "it's gone"}};

template <>
struct ikebana::codec<literal_models::Money> {
  static constexpr std::int64_t to(literal_models::Money money) { return money.cents; }
  static constexpr literal_models::Money from(std::int64_t cents) { return {cents}; }
};

template <>
inline constexpr auto ikebana::constraints<literal_models::Task> =
    ikebana::constrain<literal_models::Task>()
        .check(ikebana::col<&literal_models::Task::status> != ikebana::lit<literal_models::Status::gone>)
        .default_value<&literal_models::Task::title>(ikebana::lit<"it's untitled">)
        .default_value<&literal_models::Task::level>(ikebana::lit<literal_models::Level::low>)
#ifndef IKEBANA_ON_POSTGRES
        .index<"task_months">(literal_models::month_of)
        .index<"task_weights">(literal_models::rounded)
        .index<"task_names">(literal_models::name_of)
#endif
        .index<"open_tasks">(ikebana::col<&literal_models::Task::weight>)
        .where(literal_models::is_open);

template <>
inline constexpr auto ikebana::constraints<literal_models::Policy> =
    ikebana::constrain<literal_models::Policy>()
        .unique_index<"built_in">(ikebana::col<&literal_models::Policy::ref>)
        .where(literal_models::is_built_in);

namespace {

using namespace literal_models;
using namespace ikebana;
using namespace ikebana::literals;

constexpr auto id = col<&Task::id>;
constexpr auto title = col<&Task::title>;
constexpr auto done = col<&Task::done>;
constexpr auto status = col<&Task::status>;
constexpr auto level = col<&Task::level>;
constexpr auto weight = col<&Task::weight>;
constexpr auto price = col<&Task::price>;

struct fixture {
  engine::database db;
  std::vector<Task> tasks;

  fixture() {
#ifndef IKEBANA_ON_POSTGRES
    db.create(schema<Task, Policy>);
#else
    db.execute_as_it_is(schema<Task, Policy>.sql<postgres::dialect>());
#endif
    const char* const titles[] = {"plain", "it's", "\"quoted\"", "", "größe", "?1", "%"};
    for (int i = 1; i <= 84; ++i) {
      const std::string number = std::to_string(i % 12 + 1);
      tasks.push_back({i, titles[i % 7], i % 3 == 0, i % 2 == 0 ? Status::draft : Status::published, i % 5 == 0 ? Level::high : Level::low,
                       i % 4 * 0.25 - 0.5, Money{i % 6 * 50 - 50}, "2024-" + std::string(2 - number.size(), '0') + number + "-03 10:00:00",
                       json_text{R"({"name":"n)" + std::to_string(i % 21) + R"(","sizes":[1,)" + std::to_string(i) + "]}"}});
    }
    db.execute(insert(tasks));
  }

  template <class Keep>
  std::vector<std::int64_t> ids_where(Keep keep) const {
    std::vector<std::int64_t> found;
    for (const Task& each : tasks) {
      if (keep(each)) found.push_back(each.id);
    }
    return found;
  }

  template <class E, class Keep>
  void same(const E& condition, std::string_view sql, Keep keep) {
    const auto asked = from<Task>().where(condition).order_by(id).select(id);
    BOOST_TEST(asked.sql() == R"(SELECT "tasks"."id" FROM "tasks" WHERE )" + std::string(sql) + R"( ORDER BY "tasks"."id")");
    BOOST_TEST(db.all(asked) == ids_where(keep), boost::test_tools::per_element());
  }

#ifndef IKEBANA_ON_POSTGRES
  template <class Query>
  std::string plan(const Query& query) {
    return db.explain(query).text();
  }
#endif
};

#ifndef IKEBANA_ON_POSTGRES
bool holds(const std::string& text, std::string_view part) { return text.find(part) != std::string::npos; }
#endif

}  // namespace

BOOST_FIXTURE_TEST_SUITE(literals, fixture)

BOOST_AUTO_TEST_CASE(of_every_kind) {
  same(id == lit<7>, R"("tasks"."id" = 7)", [](const Task& each) { return each.id == 7; });
  same(id > lit<-7> && id < lit<9L>, R"("tasks"."id" > -7 AND "tasks"."id" < 9)", [](const Task& each) { return each.id < 9; });
  same(-id < -lit<-3> - id, R"(-"tasks"."id" < -(-3) - "tasks"."id")", [](const Task&) { return true; });
  same(id - lit<-1> == lit<3>, R"("tasks"."id" - -1 = 3)", [](const Task& each) { return each.id == 2; });
  same(id > lit<std::numeric_limits<std::int64_t>::min()> && id < lit<std::numeric_limits<std::int64_t>::max()>,
       R"("tasks"."id" > -9223372036854775808 AND "tasks"."id" < 9223372036854775807)", [](const Task&) { return true; });
  same(title == lit<"it's">, R"("tasks"."title" = 'it''s')", [](const Task& each) { return each.title == "it's"; });
  same(title == lit<"">, R"("tasks"."title" = '')", [](const Task& each) { return each.title.empty(); });
  same(title == lit<"größe"> || title == lit<"?1">, R"(("tasks"."title" = 'größe' OR "tasks"."title" = '?1'))",
       [](const Task& each) { return each.title == "größe" || each.title == "?1"; });
  same(title.like(lit<"%'%">), R"("tasks"."title" LIKE '%''%')", [](const Task& each) { return each.title == "it's"; });
  same(title == lit<"\"quoted\"">, R"("tasks"."title" = '"quoted"')", [](const Task& each) { return each.title == "\"quoted\""; });
  same(done == lit<true>, R"("tasks"."done" = 1)", [](const Task& each) { return each.done; });
  same(status == lit<Status::draft>, R"("tasks"."status" = 'draft')", [](const Task& each) { return each.status == Status::draft; });
  same(status != lit<Status::gone>, R"("tasks"."status" <> 'it''s gone')", [](const Task&) { return true; });
  same(level == lit<Level::low>, R"("tasks"."level" = -1)", [](const Task& each) { return each.level == Level::low; });
  same(weight == lit<-0.25>, R"("tasks"."weight" = -0.25)", [](const Task& each) { return each.weight == -0.25; });
  same(weight < lit<0.1f> && weight > lit<-1e-300>, R"("tasks"."weight" < 0.10000000149011612 AND "tasks"."weight" > -1.0e-300)",
       [](const Task& each) { return each.weight == 0; });
  same(price == lit<Money{50}>, R"("tasks"."price" = 50)", [](const Task& each) { return each.price == Money{50}; });
  same(id.in(lit<1>, 2, lit<3>), R"("tasks"."id" IN (1, ?1, 3))", [](const Task& each) { return each.id <= 3; });
  same(id.between(lit<3>, lit<5>), R"("tasks"."id" BETWEEN 3 AND 5)", [](const Task& each) { return each.id >= 3 && each.id <= 5; });
  same(title.is(lit<"%">), R"("tasks"."title" IS '%')", [](const Task& each) { return each.title == "%"; });
}

BOOST_AUTO_TEST_CASE(by_the_type_alone) {
  constexpr auto asked = from<Task>().where(status == lit<Status::draft> && done == lit<true>);
  static_assert(std::is_empty_v<decltype(asked)>, "nothing is bound");
  static_assert(asked.sql<postgres::dialect>().ends_with(R"(WHERE "tasks"."status" = 'draft' AND "tasks"."done" = TRUE)"));
  static_assert(std::is_same_v<decltype(from<Task>().select(lit<"a">))::row, std::string>);
  static_assert(std::is_same_v<decltype(from<Task>().select(lit<1>))::row, std::int64_t>);
  static_assert(std::is_same_v<decltype(from<Task>().select(lit<Status::draft>))::row, Status>);
  const auto [text, number, real, state, cost] =
      db.one(from<Task>().where(id == 1).select(lit<"it's">, lit<-5>, lit<0.5>, lit<Status::gone>, lit<Money{9}>));
  BOOST_TEST(text == "it's");
  BOOST_TEST(number == -5);
  BOOST_TEST(real == 0.5);
  BOOST_TEST((state == Status::gone));
  BOOST_TEST((cost == Money{9}));
  for (const auto& row : db.views(from<Task>().where(id == lit<1>).select(lit<"a'b">.as<"shown">(), id))) {
    static_assert(std::is_same_v<std::remove_cvref_t<decltype(row["shown"_name])>, std::string_view>);
    BOOST_TEST(row["shown"_name] == "a'b");
  }
}

BOOST_AUTO_TEST_CASE(beside_values_and_parameters) {
  constexpr auto asked =
      from<Task>().where(id > lit<1> && title == param<"title"> && done == lit<false> && id < 50).order_by(id).select(id);
  static_assert(asked.sql() ==
                R"(SELECT "tasks"."id" FROM "tasks" WHERE "tasks"."id" > 1 AND "tasks"."title" = ?1 AND "tasks"."done" = 0 AND )"
                R"("tasks"."id" < ?2 ORDER BY "tasks"."id")");
  BOOST_TEST(db.all(asked, "title"_arg = "it's") ==
                 ids_where([](const Task& each) { return each.id > 1 && each.title == "it's" && !each.done && each.id < 50; }),
             boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(written) {
  db.execute(insert<Task>().set(
      id = lit<500>, title = lit<"new">, done = lit<true>, status = lit<Status::published>, level = lit<Level::high>, weight = lit<1.5>,
      price = lit<Money{3}>, col<&Task::at> = lit<"">, col<&Task::data> = json_text{"{}"}));
  const auto changed = update<Task>().set(title = lit<"it's new">, weight = weight + lit<1>).where(id == lit<500>);
  BOOST_TEST(changed.sql() == R"(UPDATE "tasks" SET "title" = 'it''s new', "weight" = "tasks"."weight" + 1 WHERE "tasks"."id" = 500)");
  BOOST_TEST(db.execute(changed) == 1);
  const Task read = db.one(from<Task>().where(id == 500));
  BOOST_TEST(read.title == "it's new");
  BOOST_TEST(read.weight == 2.5);
  BOOST_TEST((read.status == Status::published && read.level == Level::high && read.price == Money{3}));
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(in_a_schema) {
  constexpr std::string_view made = create_table<Task>();
  BOOST_TEST(made.find(R"("title" TEXT NOT NULL DEFAULT 'it''s untitled')") != made.npos);
  BOOST_TEST(made.find(R"("level" INTEGER NOT NULL DEFAULT -1)") != made.npos);
  BOOST_TEST(made.find(R"(CHECK ("status" <> 'it''s gone'))") != made.npos);
  constexpr std::string_view all = schema<Task>.sql();
  BOOST_TEST(all.find(R"("open_tasks" ON "tasks" ("weight") WHERE "done" = 0)") != all.npos);
  BOOST_TEST(all.find(R"("task_names" ON "tasks" ("data" ->> '$.name'))") != all.npos);
  BOOST_TEST(all.find(R"("task_months" ON "tasks" (strftime('%Y-%m', "at")))") != all.npos);
  BOOST_TEST(all.find(R"("task_weights" ON "tasks" (round("weight", 1)))") != all.npos);
  BOOST_CHECK_THROW(db.execute(update<Task>().set(status = Status::gone).where(id == 1)), ikebana::constraint_violation);
}

BOOST_AUTO_TEST_CASE(an_index_made_here_is_used_here) {
  const auto named = from<Task>().where(name_of == param<"name">).order_by(id).select(id);
  static_assert(decltype(named)::sql() ==
                R"(SELECT "tasks"."id" FROM "tasks" WHERE "tasks"."data" ->> '$.name' = ?1 ORDER BY "tasks"."id")");
  BOOST_TEST(holds(plan(named), "INDEX task_names (<expr>=?)"));
  BOOST_TEST(
      db.all(named, "name"_arg = "n4") == ids_where([](const Task& each) { return each.id % 21 == 4; }), boost::test_tools::per_element());

  const auto in_may = from<Task>().where(month_of == "2024-05").order_by(id).select(id);
  BOOST_TEST(holds(plan(in_may), "INDEX task_months (<expr>=?)"));
  BOOST_TEST(
      db.all(in_may) == ids_where([](const Task& each) { return each.at.starts_with("2024-05"); }), boost::test_tools::per_element());

  const auto half = from<Task>().where(rounded == 0.3).order_by(id).select(id);
  BOOST_TEST(holds(plan(half), "INDEX task_weights (<expr>=?)"));
  BOOST_TEST(db.all(half) == ids_where([](const Task& each) { return each.weight == 0.25; }), boost::test_tools::per_element());

  const auto open = from<Task>().where(is_open && weight == 0.25).order_by(id).select(id);
  BOOST_TEST(holds(plan(open), "INDEX open_tasks (weight=?)"));
  BOOST_TEST(
      db.all(open) == ids_where([](const Task& each) { return !each.done && each.weight == 0.25; }), boost::test_tools::per_element());

  const auto bound = from<Task>().where(json_extract<std::string>(col<&Task::data>, "$.name") == "n4").order_by(id).select(id);
  BOOST_TEST(!holds(plan(bound), "task_names"));  // what is bound is not known when SQLite plans
  BOOST_TEST(db.all(bound) == db.all(named, "name"_arg = "n4"), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(one_expression_is_one_text) {
  // [one_text]
  constexpr auto by_month =
      from<Task>().where(is_open).group_by(month_of).having(month_of != lit<"2024-02">).order_by(desc(month_of)).select(month_of, count());
  static_assert(by_month.sql() == R"(SELECT strftime('%Y-%m', "tasks"."at"), count(*) FROM "tasks" WHERE "tasks"."done" = 0 )"
                                  R"(GROUP BY strftime('%Y-%m', "tasks"."at") HAVING strftime('%Y-%m', "tasks"."at") <> '2024-02' )"
                                  R"(ORDER BY strftime('%Y-%m', "tasks"."at") DESC)");
  // [/one_text]
  BOOST_TEST(!holds(plan(from<Task>().group_by(month_of).order_by(month_of).select(month_of, count())), "TEMP B-TREE"));
  std::map<std::string, std::int64_t, std::greater<>> expected;
  for (const Task& each : tasks) {
    if (!each.done && !each.at.starts_with("2024-02")) ++expected[each.at.substr(0, 7)];
  }
  auto next = expected.begin();
  for (const auto& [month, number] : db(by_month)) {
    BOOST_REQUIRE((next != expected.end()));
    BOOST_TEST(month.value() == next->first);
    BOOST_TEST(number == next->second);
    ++next;
  }
  BOOST_TEST((next == expected.end()));
}

BOOST_AUTO_TEST_CASE(functions_with_constants_in_brackets) {
  const auto [part, name, size, year, start, kind, length, removed] = db.one(from<Task>().where(id == 30).select(
      json_part<"$.sizes">(col<&Task::data>), json_extract<std::string, "name">(col<&Task::data>),
      json_extract<std::int64_t, 1>(json_part<"$.sizes">(col<&Task::data>)), strftime<"%Y">(col<&Task::at>),
      date<"start of month", "+1 day">(col<&Task::at>), json_type<"$.sizes">(col<&Task::data>),
      json_array_length<"$.sizes">(col<&Task::data>), json_remove<"$.sizes">(col<&Task::data>)));
  BOOST_TEST(part->text == "[1,30]");
  BOOST_TEST(*name == "n9");
  BOOST_TEST(*size == 30);
  BOOST_TEST(*year == "2024");
  BOOST_TEST(*start == "2024-07-02");
  BOOST_TEST(*kind == "array");
  BOOST_TEST(*length == 2);
  BOOST_TEST(removed->text == R"({"name":"n9"})");
}
#endif

BOOST_AUTO_TEST_CASE(upsert_by_a_partial_unique_index) {
  db.execute(insert(Policy{1, "foo", "built-in", "A"}));
  db.execute(insert(Policy{2, "foo", "other", "B"}));
  constexpr auto name = col<&Policy::name>;
  const auto written =
      insert(Policy{0, "foo", "built-in", "A2"}).on_conflict<&Policy::ref>().where(is_built_in).do_update(name = excluded(name));
  BOOST_TEST(written.sql() == R"(INSERT INTO "policies" ("id", "ref", "kind", "name") VALUES (?1, ?2, ?3, ?4) ON CONFLICT ("ref") )"
                              R"(WHERE "policies"."kind" = 'built-in' DO UPDATE SET "name" = "excluded"."name")");
  db.execute(written);
  BOOST_TEST(db.one(from<Policy>().where(col<&Policy::id> == 1)).name == "A2");
  BOOST_TEST(db.one(from<Policy>().where(col<&Policy::id> == 2)).name == "B");
  const std::vector<Policy> several{{0, "foo", "built-in", "A3"}, {0, "bar", "built-in", "C"}, {0, "foo", "other", "D"}};
  db.execute(insert(several).on_conflict<&Policy::ref>().where(is_built_in).do_update(name = excluded(name)));
  std::vector<std::string> names = db.column(from<Policy>().order_by(name).select(name));
  BOOST_TEST((names == std::vector<std::string>{"A3", "B", "C", "D"}));
  db.execute(insert(several).on_conflict<&Policy::ref>().where(is_built_in).do_nothing());
  BOOST_TEST(db.value(from<Policy>().select(count())) == 5);
}

BOOST_AUTO_TEST_SUITE_END()
