// SPDX-License-Identifier: BSL-1.0
// Times as texts, which SQL compares byte by byte: a column of one form alone is read, or one of all forms is compared as times.

#include <ikebana/schema.hpp>
#include "engine.hpp"

#include <ikebana/model/chrono.hpp>
#ifndef IKEBANA_ON_POSTGRES
#include <ikebana/sqlite/create.hpp>
#endif

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>

namespace times {

using milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;
// Durations of these tests alone: what is said of their times is said for the whole program.
using microseconds = std::chrono::sys_time<std::chrono::duration<long long, std::micro>>;
using nanoseconds = std::chrono::sys_time<std::chrono::nanoseconds>;
using minutes = std::chrono::sys_time<std::chrono::duration<int, std::ratio<60>>>;
using small_seconds = std::chrono::sys_time<std::chrono::duration<std::int16_t>>;
using unsigned_seconds = std::chrono::sys_time<std::chrono::duration<std::uint64_t>>;

struct Event {
  BOOST_HANA_DEFINE_STRUCT(Event, (std::int64_t, id), (milliseconds, at));
};
struct Day {
  BOOST_HANA_DEFINE_STRUCT(Day, (std::int64_t, id), (std::chrono::sys_days, at), (std::optional<std::chrono::year_month_day>, due));
};
struct Second {
  BOOST_HANA_DEFINE_STRUCT(Second, (std::int64_t, id), (std::chrono::sys_seconds, at));
};
struct Precise {
  BOOST_HANA_DEFINE_STRUCT(Precise, (std::int64_t, id), (nanoseconds, at));
};
struct Small {
  BOOST_HANA_DEFINE_STRUCT(Small, (std::int64_t, id), (small_seconds, at));
};
struct Unsigned {
  BOOST_HANA_DEFINE_STRUCT(Unsigned, (std::int64_t, id), (unsigned_seconds, at));
};

// What another program writes.
struct Log {
  BOOST_HANA_DEFINE_STRUCT(Log, (std::int64_t, id), (microseconds, at), (std::optional<minutes>, until));
};

struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::int64_t, log_id), (std::optional<microseconds>, at));
};

struct Station {
  BOOST_HANA_DEFINE_STRUCT(Station, (std::int64_t, id));
};
struct LogStation {
  BOOST_HANA_DEFINE_STRUCT(LogStation, (std::int64_t, log_id), (std::int64_t, station_id), (std::optional<microseconds>, at));
};

}  // namespace times

template <>
inline constexpr bool ikebana::as_unix_time<times::small_seconds> = true;
template <>
inline constexpr bool ikebana::as_unix_time<times::unsigned_seconds> = true;
// [any]
template <>
inline constexpr bool ikebana::in_any_iso_form<times::microseconds> = true;
// [/any]
template <>
inline constexpr bool ikebana::in_any_iso_form<times::minutes> = true;

template <>
inline constexpr auto ikebana::constraints<times::Event> = ikebana::constrain<times::Event>().default_value<&times::Event::at>(
    ikebana::sql<times::milliseconds, "strftime('%Y-%m-%d %H:%M:%f', 'now')">());

namespace {

using namespace times;
using namespace ikebana;
using namespace std::chrono_literals;

constexpr std::chrono::sys_days may{2024y / 5 / 31};
constexpr auto quarter = may + 17h + 45min;

struct fixture {
  engine::database db;

  fixture() {
    db.execute(R"(
      CREATE TABLE events (id INTEGER PRIMARY KEY, at TIMESTAMP_TEXT NOT NULL);
      CREATE TABLE days (id INTEGER PRIMARY KEY, at DATE_TEXT NOT NULL, due DATE_TEXT);
      CREATE TABLE seconds (id INTEGER PRIMARY KEY, at TIMESTAMP_TEXT NOT NULL);
      CREATE TABLE precises (id INTEGER PRIMARY KEY, at TEXT NOT NULL);
      CREATE TABLE smalls (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);
      CREATE TABLE unsigneds (id INTEGER PRIMARY KEY, at INTEGER NOT NULL);
      CREATE TABLE logs (id INTEGER PRIMARY KEY, at TIMESTAMP_TEXT NOT NULL, until TIMESTAMP_TEXT);
    )");
  }

  template <class Model, class Run>
  void refuses(const std::string& text, const std::string& says, Run run) {
    db.execute("INSERT INTO " + std::string(ikebana::detail::table_of<Model>.name) + " (id, at) VALUES (1, '" + text + "')");
    BOOST_CHECK_EXCEPTION(run(), ikebana::conversion_error, [&](const ikebana::conversion_error& thrown) {
      const bool is_right = (thrown.message().find("(at)") != std::string::npos || thrown.message().find("\"at\"") != std::string::npos) &&
                            thrown.message().find(says) != std::string::npos;
      if (!is_right) BOOST_TEST_MESSAGE(thrown.what());
      return is_right;
    });
    db.execute("DELETE FROM " + std::string(ikebana::detail::table_of<Model>.name));
  }

  template <class Model>
  void refuses(const std::string& text, const std::string& says) {
    refuses<Model>(text, says, [&] { (void)db.all(from<Model>()); });
    refuses<Model>(text, says, [&] { (void)db.all(from<Model>().select(col<&Model::at>)); });
    refuses<Model>(text, says, [&] {
      for (auto& each : db.views(from<Model>())) BOOST_TEST(each.template get<0>() == 0);
    });
  }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(times, fixture)

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(a_text_that_SQL_would_compare_wrong_is_refused) {
  const char* const says = "in a form that SQL would compare wrong";
  refuses<Event>("2024-05-31 17:45:00", "write it by strftime('%Y-%m-%d %H:%M:%f', ...)");
  for (const char* each : {"2024-05-31 17:45:00", "2024-05-31T17:45:00.000Z", "2024-05-31T17:45:00.000", "2024-05-31 17:45:00.000Z",
                           "2024-05-31", "2024-05-31 17:45", "2024-05-31 17:45:00.0", "2024-05-31 17:45:00.0000",
                           "2024-05-31 17:45:00.000+00:00", "2024-05-31 19:45:00.000+0200"}) {
    refuses<Event>(each, says);
  }
  refuses<Second>("2024-05-31 17:45+02", "write it by strftime('%Y-%m-%d %H:%M:%S', ...)");  // as long as what is read
  for (const char* each :
       {"2024-05-31T17:45:00", "2024-05-31 17:45:00.0", "2024-05-31 17:45:00Z", "2024-05-31 17:45:00+00:00", "2024-05-31"})
    refuses<Second>(each, says);
  for (const char* each : {"2024-05-31 00:00:00", "2024-05-31Z", "2024-05-31T00:00"}) refuses<Day>(each, "write it by date(...)");
  refuses<Precise>("2024-05-31 17:45:00.000", "as many digits after the point");
  for (const char* each : {"2024-05-31 17:45:00.000+", "2024-05-31 17:45:00.000+2", "2024-05-31 17:45:00.000+02:0",
                           "2024-05-31 17:45:00.000+24:00", "2024-05-31 17:45:00.000 Z", "2024-05-31 17:45:00.", "2024-05-31 ",
                           "2024-05-31 17", "2023-02-29 17:45:00.000", "2024-05-31 17:45:60.000", "now", ""}) {
    refuses<Event>(each, "no date or time as ISO 8601 has it");
  }
}
#endif

BOOST_AUTO_TEST_CASE(what_is_read_is_compared_rightly) {
  std::vector<milliseconds> all;
  for (int i = 0; i != 60; ++i) {
    all.push_back(may - 30 * std::chrono::days{3} + i * 73h + i * 333ms);
    db.execute(insert(Event{0, all.back()}));
  }
  for (const milliseconds each : all) {
    BOOST_TEST(db.all(from<Event>().where(col<&Event::at> == each)).size() == 1u);
    const auto later = static_cast<std::size_t>(std::count_if(all.begin(), all.end(), [&](milliseconds other) { return other > each; }));
    BOOST_TEST(db.all(from<Event>().where(col<&Event::at> > each)).size() == later);
  }
  BOOST_TEST((db.value(from<Event>().select(max(col<&Event::at>))) == *std::max_element(all.begin(), all.end())));
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(a_table_is_converted) {
  db.execute(
      R"(INSERT INTO events VALUES (1, '2024-05-31 17:45:00'), (2, '2024-05-31T17:45:00.000Z'), (3, '2024-05-31 17:45:00.000'), (4, '2024-05-31 19:45:00+02:00');
                UPDATE events SET at = strftime('%Y-%m-%d %H:%M:%f', at))");
  for (const Event& each : db(from<Event>())) BOOST_TEST((each.at == quarter));
  BOOST_TEST(db.all(from<Event>().where(col<&Event::at> == milliseconds{quarter})).size() == 4u);
  BOOST_TEST(db.all(from<Event>().where(col<&Event::at> >= milliseconds{quarter})).size() == 4u);
}

BOOST_AUTO_TEST_CASE(a_default_has_the_form_of_its_column) {
  db.execute("DROP TABLE events");
  db.create(schema<Event>);
  db.execute(insert<Event>().set(col<&Event::id> = 1));
  const Event event = db.one(from<Event>());
  BOOST_TEST((event.at > may));
  BOOST_TEST(db.all(from<Event>().where(col<&Event::at> == event.at)).size() == 1u);
}
#endif

BOOST_AUTO_TEST_CASE(every_form_is_compared_as_a_time) {
  const struct {
    const char* text;
    microseconds at;
  } all[] = {
      {"2024-05-31 17:45:00+00:00", quarter},
      {"2024-05-31T17:45:00.000Z", quarter},
      {"2024-05-31 19:45:00+02:00", quarter},
      {"2024-05-31 12:15:00.5-0530", quarter + 500ms},
      {"2024-05-31", may},
      {"2024-05-31 17:45", quarter},
      {"2024-05-31 17:45:00.000001", quarter + 1us},
      {"2024-06-01T01:00+14", may + 11h},
      {"1969-12-31 23:59:59.9", microseconds{-100ms}},
      {"2024-05-31T17:45:00", quarter},
      {"2024-05-31 17:45:00.000000", quarter},
      {"2024-05-31 17:44:59.9999990", quarter - 1us}};
  std::vector<microseconds> sorted;
  for (const auto& each : all) {
    db.execute("INSERT INTO logs (at, until) VALUES ('" + std::string(each.text) + "', '2024-05-31T17:45Z')");
    sorted.push_back(each.at);
  }
  std::sort(sorted.begin(), sorted.end());
  constexpr auto at = col<&Log::at>;
  const auto read = db.all(from<Log>().order_by(col<&Log::id>));
  for (std::size_t i = 0; i != read.size(); ++i) BOOST_TEST((read[i].at == all[i].at && read[i].until == quarter));

  const auto number_where = [&](auto holds) { return static_cast<std::size_t>(std::count_if(sorted.begin(), sorted.end(), holds)); };
  for (const microseconds each : sorted) {
    BOOST_TEST(db.all(from<Log>().where(at == each)).size() == number_where([&](microseconds other) { return other == each; }));
    BOOST_TEST(db.all(from<Log>().where(at != each)).size() == number_where([&](microseconds other) { return other != each; }));
    BOOST_TEST(db.all(from<Log>().where(at >= each)).size() == number_where([&](microseconds other) { return other >= each; }));
    BOOST_TEST(db.all(from<Log>().where(at.between(each, microseconds{quarter}))).size() ==
               number_where([&](microseconds other) { return other >= each && other <= quarter; }));
    BOOST_TEST(db.all(from<Log>().where(at.in(each, microseconds{quarter}))).size() ==
               number_where([&](microseconds other) { return other == each || other == quarter; }));
    BOOST_TEST(db.all(from<Log>().where(at.in(std::vector<microseconds>{each}))).size() ==
               number_where([&](microseconds other) { return other == each; }));
    BOOST_TEST(db.all(from<Log>().where(at > param<"after">), "after"_arg = each).size() ==
               number_where([&](microseconds other) { return other > each; }));
    BOOST_TEST(db.all(from<Log>().where(at.in(from<Log>().where(at == each).select(at)))).size() ==
               number_where([&](microseconds other) { return other == each; }));
  }
  BOOST_TEST((db.all(from<Log>().order_by(at).select(at)) == sorted));
  BOOST_TEST((db.value(from<Log>().select(max(at))) == sorted.back()));
  BOOST_TEST((db.value(from<Log>().select(min(at))) == sorted.front()));
  std::vector<microseconds> different = sorted;
  different.erase(std::unique(different.begin(), different.end()), different.end());
  BOOST_TEST((db.all(from<Log>().distinct().order_by(at).select(at)) == different));
  BOOST_TEST((db.all(from<Log>().group_by(at).order_by(at).select(at)) == different));
  BOOST_TEST(db.value(from<Log>().select(count(distinct(at)))) == static_cast<std::int64_t>(different.size()));
  BOOST_TEST(
      db.all(from<Log, "one">().join<Log, "other">(col<&Log::at, "one"> == col<&Log::at, "other">).select(col<&Log::at, "one">)).size() ==
      [&] {
        std::size_t pairs = 0;
        for (const microseconds each : sorted) pairs += number_where([&](microseconds other) { return other == each; });
        return pairs;
      }());
  BOOST_TEST(db.all(from<Log>().where(col<&Log::until> == minutes{quarter})).size() == sorted.size());
  constexpr auto first = from<Log>().order_by(at, col<&Log::id>).limit(5).select(at, col<&Log::id>);
  const auto page = db.all(first);
  BOOST_TEST(page.size() == 5u);
  const auto rest = db.all(from<Log>().order_by(at, col<&Log::id>).after(page.back()).select(at, col<&Log::id>));
  BOOST_TEST(rest.size() == sorted.size() - 5);
  for (std::size_t i = 0; i != rest.size(); ++i) BOOST_TEST((rest[i].get<0>() == sorted[i + 5]));
  BOOST_TEST(db.all(from<Log>().select(at).union_(from<Log>().select(at))).size() == different.size());
  BOOST_TEST(db.execute(remove<Log>().where(at == microseconds{quarter})) ==
             static_cast<std::int64_t>(number_where([](microseconds each) { return each == quarter; })));

  static_assert(from<Log>().where(at >= microseconds{quarter}).sql() ==
                R"(SELECT "logs"."id", "logs"."at", "logs"."until" FROM "logs" WHERE "logs"."at" COLLATE "ikebana_time" >= ?1)");
  static_assert(from<Event>().where(col<&Event::at> >= milliseconds{quarter}).sql() ==
                R"(SELECT "events"."id", "events"."at" FROM "events" WHERE "events"."at" >= ?1)");
}

BOOST_AUTO_TEST_CASE(what_is_written_is_of_one_form) {
  db.execute(insert(Log{1, quarter + 5us, minutes{quarter}}));
#ifndef IKEBANA_ON_POSTGRES
  const auto texts = db.one(from<Log>().select(cast<std::string>(col<&Log::at>), cast<std::optional<std::string>>(col<&Log::until>)));
  BOOST_TEST((texts.get<0>() == "2024-05-31 17:45:00.000005" && texts.get<1>() == "2024-05-31 17:45:00"));
#endif
  const Log read = db.one(from<Log>());
  BOOST_TEST((read.at == quarter + 5us && read.until == minutes{quarter}));
  db.execute("DELETE FROM logs");
#ifndef IKEBANA_ON_POSTGRES
  refuses<Log>("yesterday", "no date or time as ISO 8601 has it");
  refuses<Log>("2024-05-31 17:45:00.0000001", "more precise");
#endif
}

BOOST_AUTO_TEST_CASE(the_ends_of_a_type) {
#ifndef IKEBANA_ON_POSTGRES  // microseconds at most
  for (const nanoseconds each : {nanoseconds::min(), nanoseconds{nanoseconds::min() + 1ns}, nanoseconds{-1ns}, nanoseconds{},
                                 nanoseconds{1ns}, nanoseconds{nanoseconds::max() - 1ns}, nanoseconds::max()}) {
    db.execute("DELETE FROM precises");
    db.execute(insert(Precise{1, each}));
    BOOST_TEST((db.one(from<Precise>().where(col<&Precise::at> == each)).at == each));
  }
  BOOST_TEST(std::string_view(codec<nanoseconds>::to(nanoseconds::min())) == "1677-09-21 00:12:43.145224192");
  BOOST_TEST(std::string_view(codec<nanoseconds>::to(nanoseconds::max())) == "2262-04-11 23:47:16.854775807");
  for (const char* each : {"1677-09-21 00:12:43.145224191", "2262-04-11 23:47:16.854775808", "0001-01-01 00:00:00.000000000",
                           "9999-12-31 23:59:59.999999999"}) {
    db.execute("DELETE FROM precises");
    refuses<Precise>(each, "a time too far away for its type");
  }
#endif
  using std::chrono::sys_seconds;
  for (const sys_seconds each :
       {sys_seconds{std::chrono::sys_days{0y / 1 / 1}}, sys_seconds{std::chrono::sys_days{9999y / 12 / 31} + 23h + 59min + 59s}}) {
    db.execute(insert(Second{0, each}));
    BOOST_TEST(db.all(from<Second>().where(col<&Second::at> == each)).size() == 1u);
  }
  for (const sys_seconds each :
       {sys_seconds{std::chrono::sys_days{0y / 1 / 1}} - 1s, sys_seconds{std::chrono::sys_days{9999y / 12 / 31} + 24h}, sys_seconds::min(),
        sys_seconds::max(),
        sys_seconds{std::chrono::sys_days{std::chrono::days{25000000}}}}) {  // a year that a short would take for another
    BOOST_CHECK_THROW(db.execute(insert(Second{0, each})), ikebana::conversion_error);
  }
  using hours = std::chrono::sys_time<std::chrono::hours>;
  BOOST_CHECK_THROW((void)codec<hours>::to(hours::max()), unfit_value);
  BOOST_CHECK_THROW((void)codec<hours>::to(hours::min()), unfit_value);
  BOOST_CHECK_THROW((void)codec<std::chrono::sys_days>::to(std::chrono::sys_days{std::chrono::days{25000000}}), unfit_value);
}

BOOST_AUTO_TEST_CASE(times_of_any_form_that_are_no_columns) {
  // By their bytes these would be in another order: 'T' is greater than ' '.
  db.execute(R"(
    CREATE TABLE lines (id INTEGER PRIMARY KEY, log_id INTEGER NOT NULL, at TIMESTAMP_TEXT);
    INSERT INTO logs (id, at, until) VALUES (1, '2024-05-31T17:45:00Z', NULL), (2, '2024-05-31 17:45:00.5', NULL), (3, '2024-05-31', NULL);
    INSERT INTO lines VALUES (1, 1, '2024-05-31T17:45:00Z'), (2, 1, '2024-05-31 15:00Z'), (3, 2, '2024-05-31 17:45:00.5');
  )");
  using ids = std::vector<std::int64_t>;
  using LogLines = has_many<Log, Line>;
  constexpr auto id = col<&Log::id>;
  constexpr auto last = max(related<LogLines>(), col<&Line::at>);
  constexpr auto of_some = max(related<LogLines>().order_by(col<&Line::id>).limit(1), col<&Line::at>);
  BOOST_TEST((db.all(from<Log>().order_by(last).select(id)) == ids{3, 1, 2}));
  BOOST_TEST((db.all(from<Log>().order_by(of_some).select(id)) == ids{3, 1, 2}));
  BOOST_TEST((db.all(from<Log>().where(last < microseconds{quarter + 1ms}).select(id)) == ids{1}));
  BOOST_TEST(
      (db.all(from<Log>().where(last.between(microseconds{quarter}, microseconds{quarter + 1s})).order_by(id).select(id)) == ids{1, 2}));
  constexpr auto within =
      scalar(from<Line>().where(col<&Line::log_id> == outer(id)).order_by(col<&Line::id>).limit(1).select(col<&Line::at>));
  BOOST_TEST((db.all(from<Log>().where(within < microseconds{quarter + 1ms}).select(id)) == ids{1}));
  BOOST_TEST((db.all(from<Log>().order_by(desc(within)).select(id)) == ids{2, 1, 3}));
  BOOST_TEST(
      (db.all(from<Log>().order_by(cast<microseconds>(concat(sql<std::string, "{}">(col<&Log::at>), ""))).select(id)) == ids{3, 1, 2}));
}

#ifndef IKEBANA_ON_POSTGRES
BOOST_AUTO_TEST_CASE(times_of_any_form_in_documents_and_in_sql) {
  db.execute(R"(
    INSERT INTO logs (id, at, until) VALUES (1, '2024-05-31T17:45:00Z', NULL), (2, '2024-05-31 17:45:00.5', NULL), (3, '2024-05-31', NULL);
  )");
  using ids = std::vector<std::int64_t>;
  constexpr auto id = col<&Log::id>;
  const auto found = [&](const auto& condition) { return db.all(from<Log>().where(condition).order_by(id).select(id)); };
  // Each is text that has no collation: a part of a document, and SQL of the user's own.
  constexpr auto text = sql<std::string, "logs.at">();
  constexpr auto document = json_object("at", text);
  constexpr auto part = json_extract<microseconds, "$.at">(document);
  static_assert(from<Log>().select(part).sql() == R"(SELECT (json_object(?1, logs.at) ->> '$.at') COLLATE "ikebana_time" FROM "logs")");
  constexpr auto call = sql<microseconds, "trim({})">(text);
  constexpr auto two = sql<std::optional<microseconds>, "{} || ''">(text);
  const auto asked = [&](const auto& time) {
    BOOST_TEST((found(time == microseconds{quarter}) == ids{1}));
    BOOST_TEST((found(time < microseconds{quarter + 1ms}) == ids{1, 3}));
    BOOST_TEST((found(time.in(std::vector<microseconds>{quarter})) == ids{1}));
    BOOST_TEST((found(time.between(microseconds{quarter}, microseconds{quarter + 1s})) == ids{1, 2}));
    BOOST_TEST((found(time == col<&Log::at>) == ids{1, 2, 3}));
    BOOST_TEST((db.all(from<Log>().order_by(desc(time)).select(id)) == ids{2, 1, 3}));
    BOOST_TEST((db.all(from<Log>().order_by(id).select(time)).at(1) == microseconds{quarter + 500ms}));
  };
  asked(part);
  asked(call);
  asked(two);
}
#endif

BOOST_AUTO_TEST_CASE(rows_are_found_by_times_of_any_form) {
  using LogLines = has_many<Log, Line>;
  using LogStations = many_to_many<Log, LogStation, Station>;
  db.execute(R"(
    CREATE TABLE lines (id INTEGER PRIMARY KEY, log_id INTEGER NOT NULL, at TIMESTAMP_TEXT);
    CREATE TABLE stations (id INTEGER PRIMARY KEY);
    CREATE TABLE log_stations (log_id INTEGER NOT NULL, station_id INTEGER NOT NULL, at TIMESTAMP_TEXT);
    INSERT INTO logs (id, at, until) VALUES (1, '2024-05-31', NULL);
    INSERT INTO lines VALUES (5, 1, '2024-05-31T17:45Z');
    INSERT INTO stations VALUES (1), (2);
    INSERT INTO log_stations VALUES (1, 1, '2024-05-31T17:45Z'), (1, 1, '2024-05-31 17:45:00'), (1, 2, '2024-05-31T17:45Z'), (1, 2, NULL);
  )");
  const Log log = db.one(from<Log>());
  Line line{0, 0, quarter};
  db.execute(first_or_create<LogLines, &Line::at>(log, line));
  BOOST_TEST(line.id == 5);
  // A pivot without key, whose rows are found by all of their columns.
  db.execute(sync<LogStations>(log, std::vector<std::int64_t>{1}));
  const auto left = db.all(from<LogStation>());
  BOOST_TEST(left.size() == 1u);
  BOOST_TEST((left.at(0).station_id == 1 && left.at(0).at == quarter));
}

BOOST_AUTO_TEST_CASE(a_time_of_any_form_beside_an_outer_join) {
  db.execute(
      "DELETE FROM logs; DELETE FROM seconds; INSERT INTO seconds VALUES (1, '2024-05-31 17:45:00'), (2, '2024-05-31 17:45:00'); "
      "INSERT INTO logs VALUES (2, '2024-05-31T17:45:00Z', NULL)");
  constexpr auto joined =
      from<Second>().left_join<Log>(col<&Log::id> == col<&Second::id>).order_by(col<&Second::id>).select(col<&Second::id>, col<&Log::at>);
  static_assert(std::is_same_v<decltype(joined)::tuple, boost::hana::tuple<std::int64_t, std::optional<microseconds>>>);
  const auto rows = db.all(joined);
  BOOST_TEST_REQUIRE(rows.size() == 2u);
  BOOST_TEST(!rows[0].get<1>().has_value());
  BOOST_TEST((rows[1].get<1>() == microseconds{std::chrono::sys_days{2024y / 5 / 31} + 17h + 45min}));
}

BOOST_AUTO_TEST_CASE(ticks_that_their_type_does_not_hold) {
  db.execute("INSERT INTO smalls VALUES (1, 32767)");
  BOOST_TEST(db.one(from<Small>()).at.time_since_epoch().count() == 32767);
  db.execute("DELETE FROM smalls");
  refuses<Small>("32768", "holds an integer, and one that fits its type is wanted");
  BOOST_CHECK_THROW(
      db.execute(insert(Unsigned{1, unsigned_seconds{unsigned_seconds::duration{~std::uint64_t{0}}}})), ikebana::conversion_error);
  db.execute("INSERT INTO unsigneds VALUES (1, -1)");
  BOOST_CHECK_THROW((void)db.all(from<Unsigned>()), ikebana::conversion_error);
  static_assert(
      !ikebana::rule::has_column_type<std::chrono::sys_time<std::chrono::duration<double>>>, "a fraction of a second would be lost");
}

BOOST_AUTO_TEST_SUITE_END()
