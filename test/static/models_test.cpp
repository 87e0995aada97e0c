// SPDX-License-Identifier: BSL-1.0
// What is read of a model: by convention, and as its author describes it.

#include <ikebana/ikebana.hpp>

#include <boost/hana/adapt_struct.hpp>
#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

using namespace ikebana;

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};

struct Passport {
  BOOST_HANA_DEFINE_STRUCT(Passport, (std::int64_t, id), (std::string, number));
};

// [describe]
struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::string, ssn), (std::string, born), (std::optional<std::int64_t>, home_id),
                           (std::string, passport));
};

template <>
inline constexpr auto ikebana::table<Person> =
    ikebana::describe<Person>()
        .name("persons")
        .primary_key<&Person::ssn>()
        .column<&Person::born>("birth_date")
        .foreign_key<&Person::home_id, Country>()                       // names the primary key of Country
        .foreign_key<&Person::passport, Passport, &Passport::number>()  // names another key
        .index<&Person::home_id, &Person::born>();

static_assert(from<Person>().where(col<&Person::born> < "2000-01-01").sql() ==
              R"(SELECT "persons"."ssn", "persons"."birth_date", "persons"."home_id", "persons"."passport" )"
              R"(FROM "persons" WHERE "persons"."birth_date" < ?1)");
static_assert(related<has_many<Country, Person>>().sql() ==
              R"(SELECT "persons"."ssn", "persons"."birth_date", "persons"."home_id", "persons"."passport" )"
              R"(FROM "persons" WHERE "persons"."home_id" = ?1)");
// [/describe]

static_assert(related<belongs_to<Person, Passport>>().sql() ==
              R"(SELECT "passports"."id", "passports"."number" FROM "passports" WHERE "passports"."number" = ?1)");

namespace blog {

struct Note {
  std::int64_t id = 0;
  std::string text = "default";
  std::int64_t hidden = 0;
};

struct Row {
  std::int64_t row = 0;
  std::int64_t number = 0;
};

struct FieldMouse {
  BOOST_HANA_DEFINE_STRUCT(FieldMouse, (std::int64_t, id), (std::string, colour));
};

}  // namespace blog

BOOST_HANA_ADAPT_STRUCT(blog::Note, text, id);
BOOST_HANA_ADAPT_STRUCT(blog::Row, row, number);

template <>
inline constexpr auto ikebana::table<blog::Note> = ikebana::describe<blog::Note>().schema("archive");

template <>
inline constexpr auto ikebana::table<blog::Row> =
    ikebana::describe<blog::Row>().name("odd \"name\"").primary_key<&blog::Row::row, &blog::Row::number>();

static_assert(from<blog::Note>().sql() == R"(SELECT "notes"."text", "notes"."id" FROM "archive"."notes")",
              "an adapted struct: the members that are named, in their order; the schema qualifies the table");
static_assert(from<blog::Row>().sql() == R"(SELECT "odd ""name"""."row", "odd ""name"""."number" FROM "odd ""name""")",
              "identifiers are always quoted");
static_assert(from<blog::FieldMouse>().sql() == R"(SELECT "field_mice"."id", "field_mice"."colour" FROM "field_mice")");

struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::int64_t, row), (std::int64_t, number));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (std::int64_t, row), (std::int64_t, number));
};

template <>
inline constexpr auto ikebana::table<Seat> = ikebana::describe<Seat>().primary_key<&Seat::row, &Seat::number>();
template <>
inline constexpr auto ikebana::table<Ticket> = ikebana::describe<Ticket>().foreign_key<key<&Ticket::row, &Ticket::number>, Seat>();

static_assert(related<has_many<Seat, Ticket>>().of(Seat{1, 2}).sql() ==
              R"(SELECT "tickets"."id", "tickets"."row", "tickets"."number" FROM "tickets" )"
              R"(WHERE "tickets"."row" = ?1 AND "tickets"."number" = ?2)");
static_assert(from<Ticket>().where(exists(related<belongs_to<Ticket, Seat>>())).sql() ==
              R"(SELECT "tickets"."id", "tickets"."row", "tickets"."number" FROM "tickets" WHERE EXISTS (SELECT 1 )"
              R"(FROM "seats" WHERE "seats"."row" = "tickets"."row" AND "seats"."number" = "tickets"."number"))");

// Relations may be named before their models are complete.
struct Early;
struct Late;
using EarlyLates = has_many<Early, Late>;
struct Early {
  BOOST_HANA_DEFINE_STRUCT(Early, (std::int64_t, id));
};
struct Late {
  BOOST_HANA_DEFINE_STRUCT(Late, (std::int64_t, id), (std::int64_t, early_id));
};
static_assert(related<EarlyLates>().sql() == R"(SELECT "lates"."id", "lates"."early_id" FROM "lates" WHERE "lates"."early_id" = ?1)");

static_assert(a_model<Country> && a_model<blog::Note>);
static_assert(!a_model<int> && !a_model<std::string> && !a_model<struct Nowhere>);

// Two keys to the same model: each relation names its own.
struct Match {
  BOOST_HANA_DEFINE_STRUCT(Match, (std::int64_t, id), (std::int64_t, home_id), (std::int64_t, away_id));
};
static_assert(related<has_many<Country, Match, &Match::home_id>>().sql() ==
              R"(SELECT "matches"."id", "matches"."home_id", "matches"."away_id" FROM "matches" WHERE "matches"."home_id" = ?1)");
static_assert(related<through<Match, belongs_to<Match, Country, &Match::away_id>>>().sql() ==
              related<belongs_to<Match, Country, &Match::away_id>>().sql());

// Members may have the names of a scoped relation's words.
struct Quota {
  BOOST_HANA_DEFINE_STRUCT(Quota, (std::int64_t, id), (std::int64_t, country_id), (std::int64_t, limit), (std::int64_t, where),
                           (std::int64_t, order_by));
};
struct Use {
  BOOST_HANA_DEFINE_STRUCT(Use, (std::int64_t, id), (std::int64_t, quota_id));
};
static_assert(related<through<Country, Quota, Use>>().sql() ==
              R"(SELECT "uses"."id", "uses"."quota_id" FROM "uses" )"
              R"(INNER JOIN "quotas" ON "quotas"."id" = "uses"."quota_id" WHERE "quotas"."country_id" = ?1)");

// A float is only near the number in its column: no row is found by it.
struct Measure {
  BOOST_HANA_DEFINE_STRUCT(Measure, (float, id), (double, depth));
};
static_assert(!ikebana::rule::has_primary_key<Measure>);
