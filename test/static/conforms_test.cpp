// SPDX-License-Identifier: BSL-1.0
// Models and relations against schemas that are read while compiling: what conforms, and what is said of what does not.

#include <ikebana/ikebana.hpp>
#include <ikebana/model/chrono.hpp>
#include <ikebana/schema.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace {

using namespace ikebana;

// [schema]
struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};

constexpr auto ddl = ikebana::ddl(R"sql(
  CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER REFERENCES countries, name VARCHAR(80) NOT NULL);
  CREATE TABLE posts(id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL REFERENCES users, "title" TEXT NOT NULL, draft);
  CREATE INDEX users_of_country ON users(country_id);
  CREATE INDEX posts_of_user ON posts(user_id, title);
)sql");

static_assert(conforms<User, ddl>);
static_assert(conforms<through<Country, User, Post>, ddl>);
// [/schema]

// The schema as a value: any constant will do.
static_assert(conforms<User>(ddl));
static_assert(conforms<Post>(ddl));
static_assert(conforms<has_many<Country, User>>(ddl));
static_assert(conforms<inverse<through<Country, User, Post>>, ddl>);
static_assert(conforms<belongs_to<User, Country>>(ikebana::ddl(
    "CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INT UNIQUE, name CLOB NOT NULL)")));

template <class What, std::size_t Size>
constexpr bool says(const char (&schema)[Size], std::string_view wanted) {
  return difference<What>(ikebana::ddl(schema)).view() == wanted;
}

// ---- Tables and columns ------------------------------------------------------------------------------------------------

static_assert(says<User>("", "users: the struct says a table; the schema says none of this name"));
static_assert(says<User>("CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL)",
                         "users.country_id: the struct says an integer, may be NULL; the schema says no such column"));
static_assert(
    says<User>("CREATE TABLE users(id INTEGER PRIMARY KEY,\n  country_id INTEGER NOT NULL,\n  name TEXT NOT NULL)",
               "users.country_id: the struct says an integer, may be NULL; the schema says INTEGER, never NULL, in line 2, column 3"));
static_assert(says<User>("CREATE TABLE users(id INTEGER PRIMARY KEY, country_id DECIMAL(9, 2), name)",
                         "users.name: the struct says text, never NULL; the schema says no type, may be NULL, in line 1, column 70"));
static_assert(
    says<User>("CREATE TABLE users(id INTEGER PRIMARY KEY, country_id UUID, name STRING NOT NULL)",
               "users.name: the struct says text, never NULL; the schema says STRING (NUMERIC), never NULL, in line 1, column 61"));
static_assert(
    says<User>("CREATE TABLE users(id TEXT PRIMARY KEY, country_id INT, name TEXT NOT NULL)",
               "users.id: the struct says an integer, never NULL; the schema says TEXT (TEXT), may be NULL, in line 1, column 20"));
static_assert(says<User>("CREATE TABLE users(id INT PRIMARY KEY, country_id INT, name TEXT NOT NULL)",
                         "users.id: the struct says an integer, never NULL; the schema says INT, may be NULL, in line 1, column 20"));
static_assert(says<User>("CREATE TABLE users(id INT PRIMARY KEY, country_id INT, name TEXT NOT NULL) WITHOUT ROWID", ""));
static_assert(says<User>("CREATE TABLE users(id INT PRIMARY KEY, country_id INT, name TEXT NOT NULL) STRICT", ""));
static_assert(
    says<User>("CREATE TABLE users(id INT NOT NULL, country_id INT, name TEXT NOT NULL)",
               "users.id: the struct says the primary key; the schema says neither PRIMARY KEY nor UNIQUE, in line 1, column 20"));
static_assert(says<User>("CREATE TABLE users(id INT NOT NULL, country_id INT, name TEXT NOT NULL); CREATE UNIQUE INDEX i ON users(id)",
                         ""));
static_assert(says<User>("CREATE VIEW users AS SELECT 1 AS id",
                         "users: the struct says a table; the schema says one whose columns it does not list, in line 1, column 1"));
static_assert(says<User>("CREATE TABLE users(id INTEGER PRIMARY KEY,,)",
                         "users: the schema cannot be read: the name of a column is expected here, in line 1, column 43"));
static_assert(says<User>("CREATE TABLE users(id, id)",
                         "users: the schema cannot be read: the table has a column of this name already, in line 1, column 24"));

// ---- Types -------------------------------------------------------------------------------------------------------------

struct Reading {
  BOOST_HANA_DEFINE_STRUCT(Reading, (std::optional<std::int32_t>, id), (bool, valid), (double, value), (std::chrono::sys_days, day),
                           (std::optional<blob>, raw));
};
static_assert(says<Reading>(
    "CREATE TABLE readings(id INTEGER PRIMARY KEY, valid BOOLEAN NOT NULL, value FLOAT NOT NULL, day DATE NOT NULL, raw BLOB)", ""));
static_assert(says<Reading>(
    "CREATE TABLE readings(id INTEGER PRIMARY KEY, valid INT NOT NULL, value NUMERIC NOT NULL, day TEXT NOT NULL, raw ANY) STRICT",
    "readings: the schema cannot be read: a column of a STRICT table is INT, INTEGER, REAL, TEXT, BLOB or ANY, in line 1, column 67"));
static_assert(says<Reading>(
    "CREATE TABLE readings(id INTEGER PRIMARY KEY, valid 'INT'x) STRICT",
    "readings: the schema cannot be read: a column of a STRICT table is INT, INTEGER, REAL, TEXT, BLOB or ANY, in line 1, column 47"));
static_assert(says<Reading>(
    "CREATE TABLE readings(id INTEGER PRIMARY KEY, valid INT NOT NULL, value REAL NOT NULL, day TEXT NOT NULL, raw ANY) STRICT", ""));
static_assert(
    says<Reading>("CREATE TABLE readings(id INTEGER PRIMARY KEY, valid INT NOT NULL, value REAL NOT NULL, day TEXT NOT NULL, raw ANY)",
                  "readings.raw: the struct says bytes, may be NULL; the schema says ANY (NUMERIC), may be NULL, in line 1, column 107"));
static_assert(says<Reading>(
    "CREATE TABLE readings(id INTEGER PRIMARY KEY, valid REAL NOT NULL)",
    "readings.valid: the struct says true or false, never NULL; the schema says REAL (REAL), never NULL, in line 1, column 47"));
static_assert(says<Reading>(
    "CREATE TABLE readings(id INTEGER PRIMARY KEY, valid INT NOT NULL, value INT NOT NULL)",
    "readings.value: the struct says a real number, never NULL; the schema says INT (INTEGER), never NULL, in line 1, column 67"));
static_assert(
    says<Reading>("CREATE TABLE readings(id INTEGER PRIMARY KEY, valid NOT NULL, value NOT NULL, day NOT NULL, raw TEXT)",
                  "readings.raw: the struct says bytes, may be NULL; the schema says TEXT (TEXT), may be NULL, in line 1, column 93"));

// ---- Relations ---------------------------------------------------------------------------------------------------------

using CountryUsers = has_many<Country, User>;
static_assert(says<CountryUsers>(
    "CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n"
    "CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INT, name TEXT NOT NULL)",
    "users.country_id: the struct says a foreign key to countries; the schema says no index that begins with it, in line 2, column 44"));
static_assert(says<CountryUsers>(
    "CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INT, name TEXT NOT NULL); CREATE INDEX i ON users(name, country_id)",
    "users.country_id: the struct says a foreign key to countries; the schema says no index that begins with it, in line 1, column 111"));
static_assert(says<CountryUsers>(
    "CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INT, name TEXT NOT NULL); CREATE INDEX i ON users(country_id) WHERE country_id "
    "IS NOT NULL",
    ""));
static_assert(says<CountryUsers>(
    "CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);"
    "CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INT, name TEXT NOT NULL); CREATE INDEX i ON users(country_id) WHERE country_id "
    "> 1",
    "users.country_id: the struct says a foreign key to countries; the schema says no index that begins with it, in line 1, column 111"));

struct Passport {
  BOOST_HANA_DEFINE_STRUCT(Passport, (std::int64_t, id), (std::string, number));
};
struct Traveller {
  BOOST_HANA_DEFINE_STRUCT(Traveller, (std::int64_t, id), (std::string, passport));
};
using PassportTravellers = has_many<Passport, Traveller, &Traveller::passport, &Passport::number>;
static_assert(says<PassportTravellers>(
    "CREATE TABLE passports(id INTEGER PRIMARY KEY, number TEXT NOT NULL); "
    "CREATE TABLE travellers(id INTEGER PRIMARY KEY, passport TEXT NOT NULL UNIQUE)",
    "passports.number: the struct says a key that names one row; the schema says neither PRIMARY KEY nor UNIQUE, in line 1, column 48"));
static_assert(says<PassportTravellers>(
    "CREATE TABLE passports(id INTEGER PRIMARY KEY, number TEXT NOT NULL UNIQUE); "
    "CREATE TABLE travellers(id INTEGER PRIMARY KEY, passport TEXT NOT NULL UNIQUE)",
    ""));

// ---- Migrations: what later statements change --------------------------------------------------------------------------

constexpr auto migrated = ikebana::ddl(R"sql(
  CREATE TABLE accounts(id INTEGER PRIMARY KEY, land INTEGER, nick TEXT NOT NULL);
  CREATE INDEX accounts_land ON accounts(land);
  ALTER TABLE accounts RENAME TO users;
  ALTER TABLE users RENAME COLUMN land TO country_id;
  ALTER TABLE users DROP COLUMN nick;
  ALTER TABLE users ADD COLUMN name TEXT NOT NULL DEFAULT '';
  CREATE TABLE countries(id INTEGER PRIMARY KEY);
  DROP TABLE countries;
  CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL);
)sql");
static_assert(conforms<CountryUsers, migrated>);

// A virtual table is known by its name, and nothing stops at it.
static_assert(
    says<Country>("CREATE VIRTUAL TABLE notes USING fts5(body); CREATE TABLE countries(id INTEGER PRIMARY KEY, name TEXT NOT NULL)", ""));

}  // namespace
