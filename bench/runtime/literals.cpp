// SPDX-License-Identifier: BSL-1.0
// What SQLite finds by constants of the text, beside the same in C, over 200 000 rows: an index over an expression of JSON, one over strftime, a
// partial index, and an upsert by a partial unique index.
//
//   literals [rounds]    prints a line for each: case,nanoseconds for each row,ratio; and fails where an index is not used

#include "c.hpp"
#include "stopwatch.hpp"

#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>

#include <boost/hana/define_struct.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

namespace bench {

struct Task {
  BOOST_HANA_DEFINE_STRUCT(Task, (std::int64_t, id), (std::string, data), (std::string, at), (bool, done), (std::int64_t, rank));
};
struct Policy {
  BOOST_HANA_DEFINE_STRUCT(Policy, (std::int64_t, id), (std::string, ref), (std::string, kind), (std::int64_t, number));
};

constexpr auto name_of = ikebana::json_extract<std::string, "$.name">(ikebana::col<&Task::data>);
constexpr auto month_of = ikebana::strftime<"%Y-%m">(ikebana::col<&Task::at>);
constexpr auto is_open = ikebana::col<&Task::done> == ikebana::lit<false>;
constexpr auto is_built_in = ikebana::col<&Policy::kind> == ikebana::lit<"built-in">;

}  // namespace bench

template <>
inline constexpr auto ikebana::constraints<bench::Task> =
    ikebana::constrain<bench::Task>()
        .index<"names">(bench::name_of)
        .index<"months">(bench::month_of)
        .index<"open">(ikebana::col<&bench::Task::rank>)
        .where(bench::is_open);
template <>
inline constexpr auto ikebana::constraints<bench::Policy> =
    ikebana::constrain<bench::Policy>().unique_index<"built_in">(ikebana::col<&bench::Policy::ref>).where(bench::is_built_in);

namespace {

using namespace bench;
using namespace ikebana;
using namespace ikebana::literals;

constexpr int count_of_rows = 200000;
int rounds = 7;
std::size_t rows_read = 0;

double median(std::vector<double> of) {
  std::sort(of.begin(), of.end());
  return of[of.size() / 2];
}

template <class Run>
double seconds_of(Run run) {
  stopwatch watch;
  watch.start();
  run();
  watch.stop();
  return watch.seconds();
}

template <class C, class Ours>
void compare(const char* what, double units, C in_c, Ours ours) {
  std::vector<double> times, ratios;
  in_c();
  ours();
  for (int i = 0; i != rounds; ++i) {
    const double before = seconds_of(in_c);
    const double after = seconds_of(ours);
    times.push_back(after);
    ratios.push_back(after / before);
  }
  std::printf("%s,%.1f,%.3f\n", what, median(times) / units * 1e9, median(ratios));
  std::fflush(stdout);
}

template <class Query>
void must_use(sqlite::database& db, const Query& query, std::string_view index) {
  const std::string plan = db.explain(query).text();
  if (plan.find(index) != plan.npos) return;
  std::fprintf(stderr, "%s is not used:\n%s\n", std::string(index).c_str(), plan.c_str());
  std::exit(1);
}

std::string text_in(sqlite3_stmt* statement, int column) {
  return {reinterpret_cast<const char*>(sqlite3_column_text(statement, column)),
          static_cast<std::size_t>(sqlite3_column_bytes(statement, column))};
}

/// All rows of a statement as whole tasks.
void read_tasks(sqlite3_stmt* statement) {
  std::vector<Task> tasks;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    tasks.push_back({sqlite3_column_int64(statement, 0), text_in(statement, 1), text_in(statement, 2),
                     sqlite3_column_int(statement, 3) != 0, sqlite3_column_int64(statement, 4)});
  }
  sqlite3_reset(statement);
  rows_read += tasks.size();
}

std::string month(int number) {
  const std::string of_year = std::to_string(number % 12 + 1);
  return std::to_string(1980 + number / 12) + "-" + std::string(2 - of_year.size(), '0') + of_year;
}

void fill(sqlite::database& db) {
  db.create(ikebana::schema<Task, Policy>);
  std::vector<Task> tasks;
  std::vector<Policy> policies;
  for (int i = 1; i <= count_of_rows; ++i) {
    tasks.push_back({i, R"({"name":"n)" + std::to_string(i % 10000) + R"(","size":)" + std::to_string(i) + "}",
                     month(i % 400) + "-03 10:00:00", i % 50 != 0, i % 1000});
    policies.push_back({i, "r" + std::to_string(i), i % 2 == 0 ? "built-in" : "other", 0});
  }
  db.execute(insert(tasks));
  db.execute(insert(policies));
}

constexpr char columns[] = R"(SELECT "id", "data", "at", "done", "rank" FROM "tasks" WHERE )";

}  // namespace

int main(int count, char** values) {
  if (count > 1) rounds = std::atoi(values[1]);
  sqlite::database db{":memory:"}, other{":memory:"};
  fill(db);
  fill(other);
  const auto prepared = [&](const std::string& sql) {
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(other.handle(), sql.c_str(), -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK)
      stop(other.handle());
    return statement;
  };

  constexpr auto named = from<Task>().where(name_of == param<"name">);
  must_use(db, named, "INDEX names (<expr>=?)");
  sqlite3_stmt* const named_in_c = prepared(columns + std::string(R"("data" ->> '$.name' = ?1)"));
  compare(
      "index over JSON", 2000 * 20,
      [&] {
        for (int i = 0; i != 2000; ++i) {
          const std::string name = "n" + std::to_string(i * 5);
          sqlite3_bind_text(named_in_c, 1, name.data(), static_cast<int>(name.size()), SQLITE_STATIC);
          read_tasks(named_in_c);
        }
      },
      [&] {
        for (int i = 0; i != 2000; ++i) rows_read += db.all(named, "name"_arg = "n" + std::to_string(i * 5)).size();
      });

  constexpr auto in_month = from<Task>().where(month_of == param<"month">);
  must_use(db, in_month, "INDEX months (<expr>=?)");
  sqlite3_stmt* const month_in_c = prepared(columns + std::string(R"(strftime('%Y-%m', "at") = ?1)"));
  compare(
      "index over strftime", count_of_rows,
      [&] {
        for (int i = 0; i != 400; ++i) {
          const std::string wanted = month(i);
          sqlite3_bind_text(month_in_c, 1, wanted.data(), static_cast<int>(wanted.size()), SQLITE_STATIC);
          read_tasks(month_in_c);
        }
      },
      [&] {
        for (int i = 0; i != 400; ++i) rows_read += db.all(in_month, "month"_arg = month(i)).size();
      });

  constexpr auto open = from<Task>().where(is_open && col<&Task::rank> >= param<"least">);
  must_use(db, open, "INDEX open (rank>?)");
  sqlite3_stmt* const open_in_c = prepared(columns + std::string(R"("done" = 0 AND "rank" >= ?1)"));
  compare(
      "partial index", 100 * 2000,
      [&] {
        for (int i = 0; i != 100; ++i) {
          sqlite3_bind_int64(open_in_c, 1, i * 10);
          read_tasks(open_in_c);
        }
      },
      [&] {
        for (int i = 0; i != 100; ++i) rows_read += db.all(open, "least"_arg = i * 10).size();
      });

  sqlite3_stmt* const written_in_c =
      prepared(R"(INSERT INTO "policies" ("ref", "kind", "number") VALUES (?1, ?2, ?3) ON CONFLICT ("ref") WHERE "kind" = 'built-in' )"
               R"(DO UPDATE SET "number" = "excluded"."number")");
  std::vector<Policy> policies;
  for (int i = 2; i <= count_of_rows; i += 2) policies.push_back({0, "r" + std::to_string(i), "built-in", i});
  compare(
      "upsert by a partial unique index", static_cast<double>(policies.size()),
      [&] {
        sqlite3_exec(other.handle(), "BEGIN", nullptr, nullptr, nullptr);
        for (const Policy& each : policies) {
          sqlite3_bind_text(written_in_c, 1, each.ref.data(), static_cast<int>(each.ref.size()), SQLITE_STATIC);
          sqlite3_bind_text(written_in_c, 2, each.kind.data(), static_cast<int>(each.kind.size()), SQLITE_STATIC);
          sqlite3_bind_int64(written_in_c, 3, each.number);
          if (sqlite3_step(written_in_c) != SQLITE_DONE) stop(other.handle());
          sqlite3_reset(written_in_c);
        }
        sqlite3_exec(other.handle(), "COMMIT", nullptr, nullptr, nullptr);
      },
      [&] {
        constexpr auto number = col<&Policy::number>;
        if (db.execute(insert(policies).on_conflict<&Policy::ref>().where(is_built_in).do_update(number = excluded(number))) !=
            static_cast<std::int64_t>(policies.size()))
          std::exit(1);
      });
  for (sqlite3_stmt* each : {named_in_c, month_in_c, open_in_c, written_in_c}) sqlite3_finalize(each);
  return rows_read == 0;
}
