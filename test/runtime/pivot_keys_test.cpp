// SPDX-License-Identifier: BSL-1.0
// Verbs of relations where the database finds keys equal that are written in several ways: texts in any case, numbers of two kinds.

#include "schema.hpp"

#include <ikebana/model/variant.hpp>

namespace {

using namespace ikebana;

struct Shelf {
  BOOST_HANA_DEFINE_STRUCT(Shelf, (std::int64_t, id));
};

/// Keys of a type that is narrower than what may be given for them.
struct Label {
  BOOST_HANA_DEFINE_STRUCT(Label, (std::int32_t, id));
};
struct ShelfLabel {
  BOOST_HANA_DEFINE_STRUCT(ShelfLabel, (std::int64_t, shelf_id), (std::int32_t, label_id));
};

struct base {
  engine::database db{engine::without_foreign_keys};

  void create_labels() {
    db.execute(R"(
      CREATE TABLE shelves (id INTEGER PRIMARY KEY);
      CREATE TABLE labels (id INTEGER PRIMARY KEY);
      CREATE TABLE shelf_labels (shelf_id INTEGER NOT NULL, label_id INTEGER NOT NULL);
    )");
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pivot_keys)

BOOST_FIXTURE_TEST_CASE(a_number_that_is_no_key_names_no_other_target, base) {
  using ShelfLabels = many_to_many<Shelf, ShelfLabel, Label>;
  create_labels();
  const Shelf shelf{db.execute(insert(Shelf{}))};
  db.execute(insert(std::vector<Label>{{705032704}, {-1}, {7}}));
  constexpr std::int64_t too_large = 5000000000;  // 705032704, were it cut to 32 bits
  constexpr std::uint64_t greatest = ~0ull;       // -1
  db.execute(attach<ShelfLabels>(shelf, std::vector<std::int64_t>{705032704, -1, 7}));
  BOOST_CHECK_THROW(db.execute(attach<ShelfLabels>(shelf, too_large)), ikebana::conversion_error);
  BOOST_CHECK_THROW(db.execute(attach<ShelfLabels>(shelf, std::vector<std::uint64_t>{7, greatest})), ikebana::conversion_error);
  BOOST_CHECK_THROW(db.execute(detach<ShelfLabels>(shelf, too_large)), ikebana::conversion_error);
  BOOST_CHECK_THROW(db.execute(sync<ShelfLabels>(shelf, std::vector<std::int64_t>{too_large})), ikebana::conversion_error);
  BOOST_TEST(db.value(from<ShelfLabel>().select(count())) == 3);
  BOOST_TEST(db.execute(detach<ShelfLabels>(shelf, std::uint64_t{7})) == 1);
}

BOOST_FIXTURE_TEST_CASE(a_number_that_is_no_key_names_no_other_owner, base) {
  using LabelShelves = has_many<Label, ShelfLabel>;
  create_labels();
  db.execute(insert(std::vector<ShelfLabel>{{1, 705032704}, {2, -1}, {3, 7}}));
  BOOST_CHECK_THROW((void)related<LabelShelves>().of(std::vector<std::int64_t>{7, 5000000000}), unfit_value);
  BOOST_CHECK_THROW((void)related<LabelShelves>().of(std::vector<std::uint64_t>{~0ull}), unfit_value);
  const auto found = db.all(related<LabelShelves>().of(std::vector<std::int64_t>{7, 8}));
  BOOST_TEST((found.at(0).size() == 1u && found.at(1).empty()));
}

BOOST_AUTO_TEST_SUITE_END()

#ifndef IKEBANA_ON_POSTGRES  // NOCASE, and numbers of two kinds in one column, are SQLite's

namespace {

/// Names of accounts and of groups are the same in any case; a membership and an account's head write them as they like, and
/// would tell cases apart.
struct Account {
  BOOST_HANA_DEFINE_STRUCT(Account, (std::string, name), (std::optional<std::string>, head), (std::int64_t, rank));
};
struct Group {
  BOOST_HANA_DEFINE_STRUCT(Group, (std::string, name), (std::int64_t, rank));
};
struct Membership {
  BOOST_HANA_DEFINE_STRUCT(Membership, (std::string, account), (std::string, club), (std::int64_t, since));
};

/// A key of any kind: 1 and 1.0 are one.
struct Mark {
  BOOST_HANA_DEFINE_STRUCT(Mark, (std::variant<std::int64_t, double>, value));
};
struct ShelfMark {
  BOOST_HANA_DEFINE_STRUCT(ShelfMark, (std::int64_t, id), (std::int64_t, shelf_id), (std::variant<std::int64_t, double>, mark));
};

}  // namespace

template <>
inline constexpr auto ikebana::table<Account> =
    ikebana::describe<Account>().primary_key<&Account::name>().collate<&Account::name>("NOCASE").foreign_key<&Account::head, Account>();
template <>
inline constexpr auto ikebana::table<Group> = ikebana::describe<Group>().primary_key<&Group::name>().collate<&Group::name>("NOCASE");
template <>
inline constexpr auto ikebana::table<Membership> =
    ikebana::describe<Membership>()
        .primary_key<&Membership::account, &Membership::club>()
        .foreign_key<&Membership::account, Account>()
        .foreign_key<&Membership::club, Group>();
template <>
inline constexpr auto ikebana::table<Mark> = ikebana::describe<Mark>().primary_key<&Mark::value>();
template <>
inline constexpr auto ikebana::table<ShelfMark> = ikebana::describe<ShelfMark>().foreign_key<&ShelfMark::mark, Mark>();

namespace {

using AccountGroups = many_to_many<Account, Membership, Group>;
using Followers = has_many<Account, Account, &Account::head>;
using ShelfMarks = many_to_many<Shelf, ShelfMark, Mark>;

struct EarlyGroups : AccountGroups {
  static constexpr auto where = col<&Membership::since> < 10;
};

const std::string long_name = "a name that no small string holds in place";
const std::string LONG_NAME = "A NAME THAT NO SMALL STRING HOLDS IN PLACE";

struct fixture : base {
  Account account{long_name, std::nullopt, 1};

  fixture() {
    db.execute(R"(
      CREATE TABLE accounts (name TEXT NOT NULL COLLATE NOCASE PRIMARY KEY, head TEXT, rank INTEGER NOT NULL);
      CREATE TABLE groups (name TEXT NOT NULL COLLATE NOCASE PRIMARY KEY, rank INTEGER NOT NULL);
      CREATE TABLE memberships (account TEXT NOT NULL, club TEXT NOT NULL, since INTEGER NOT NULL, PRIMARY KEY (account, club));
    )");
    db.execute(insert(account));
    db.execute(insert(std::vector<Group>{{"Red", 1}, {"blue", 2}, {"Green", 3}}));
    db.execute(
        insert(std::vector<Membership>{{LONG_NAME, "RED", 1}, {long_name, "red", 2}, {LONG_NAME, "Blue", 3}, {"another", "RED", 4}}));
  }

  std::vector<std::string> groups() {
    return db.all(related<AccountGroups>().of(account).order_by(col<&Group::name>).select(col<&Group::name>));
  }
  std::vector<std::int64_t> times() { return db.all(from<Membership>().order_by(col<&Membership::since>).select(col<&Membership::since>)); }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(pivot_keys)

BOOST_FIXTURE_TEST_CASE(sync_finds_rows_of_either_case, fixture) {
  BOOST_TEST((groups() == std::vector<std::string>{"blue", "Red", "Red"}));
  // The second row to Red and the one to blue go, one to Green comes.
  BOOST_TEST(db.execute(sync<AccountGroups>(account, std::vector<std::string>{"rEd", "GREEN", "green"})) == 3);
  BOOST_TEST((groups() == std::vector<std::string>{"Green", "Red"}));
  BOOST_TEST(db.value(from<Membership>().select(count())) == 3);
  BOOST_TEST(db.execute(sync<AccountGroups>(account, std::vector<Group>{{"RED", 1}, {"Green", 3}})) == 0);
  BOOST_TEST(db.execute(sync<AccountGroups>(account, std::vector<Membership>{{"", "Red", 7}, {"", "Green", 8}})) == 2);
  BOOST_TEST((times() == std::vector<std::int64_t>{4, 7, 8}));
}

BOOST_FIXTURE_TEST_CASE(sync_through_a_condition_does, fixture) {
  db.execute(insert(Membership{"A name that no small string holds in place", "red", 20}));
  BOOST_TEST(db.execute(sync<EarlyGroups>(account, std::vector<std::string>{"BLUE"})) == 2);
  BOOST_TEST((times() == std::vector<std::int64_t>{3, 4, 20}));
  BOOST_TEST(db.execute(detach<EarlyGroups>(account, std::string("bLUE"))) == 1);
  BOOST_TEST((times() == std::vector<std::int64_t>{4, 20}));
}

BOOST_FIXTURE_TEST_CASE(detach_does, fixture) {
  BOOST_TEST(db.execute(detach<AccountGroups>(account, std::string("rED"))) == 2);
  BOOST_TEST((groups() == std::vector<std::string>{"blue"}));
  BOOST_TEST(db.execute(detach<AccountGroups>(account)) == 1);
  BOOST_TEST((times() == std::vector<std::int64_t>{4}));
}

BOOST_FIXTURE_TEST_CASE(a_target_is_found_by_its_owner, fixture) {
  db.execute(insert(Account{"follower", LONG_NAME, 5}));
  Account same{"Follower", std::nullopt, 5};
  db.execute(first_or_create<Followers, &Account::rank>(account, same));
  BOOST_TEST(same.name == "follower");
  Account written{"follower", std::nullopt, 6};
  db.execute(update_or_create<Followers, &Account::name>(account, written));
  BOOST_TEST(db.value(from<Account>().select(count())) == 2);
  BOOST_TEST(db.value(from<Account>().where(col<&Account::name> == "FOLLOWER").select(col<&Account::rank>)) == 6);
}

BOOST_FIXTURE_TEST_CASE(one_number_of_two_kinds, fixture) {
  db.execute(R"(
    CREATE TABLE shelves (id INTEGER PRIMARY KEY);
    CREATE TABLE marks (value PRIMARY KEY);
    CREATE TABLE shelf_marks (id INTEGER PRIMARY KEY, shelf_id INTEGER NOT NULL, mark);
  )");
  const Shelf shelf{db.execute(insert(Shelf{}))};
  db.execute(insert(std::vector<Mark>{{std::int64_t{1}}, {2.5}}));
  db.execute(insert(std::vector<ShelfMark>{{0, shelf.id, 1.0}, {0, shelf.id, std::int64_t{1}}}));
  BOOST_TEST(db.execute(sync<ShelfMarks>(shelf, std::vector<Mark>{{1.0}, {std::int64_t{1}}, {2.5}})) == 2);
  BOOST_TEST((db.all(from<ShelfMark>().order_by(col<&ShelfMark::id>).select(col<&ShelfMark::mark>)) ==
              std::vector<std::variant<std::int64_t, double>>{1.0, 2.5}));
}

BOOST_AUTO_TEST_SUITE_END()

#endif
