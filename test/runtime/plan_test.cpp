// SPDX-License-Identifier: BSL-1.0
// Plans: how many statements run, that none is left busy, that any number of owners and keys of any kind will do.

#include "schema.hpp"

#include <stdexcept>
#include <string_view>

namespace plans {

using optional_text = std::optional<std::string>;
using optional_blob = std::optional<ikebana::blob>;

struct Account {
  BOOST_HANA_DEFINE_STRUCT(Account, (std::string, name), (std::int64_t, rank));
  friend bool operator==(const Account&, const Account&) = default;
};

struct Entry {
  BOOST_HANA_DEFINE_STRUCT(Entry, (std::int64_t, id), (optional_text, account_name), (std::int64_t, amount));
  friend bool operator==(const Entry&, const Entry&) = default;
};

struct Parcel {
  BOOST_HANA_DEFINE_STRUCT(Parcel, (ikebana::blob, digest), (std::int64_t, rank));
  friend bool operator==(const Parcel&, const Parcel&) = default;
};

struct Piece {
  BOOST_HANA_DEFINE_STRUCT(Piece, (std::int64_t, id), (optional_blob, parcel_digest), (std::int64_t, amount));
  friend bool operator==(const Piece&, const Piece&) = default;
};

struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::string, row), (std::int64_t, number), (std::int64_t, rank));
  friend bool operator==(const Seat&, const Seat&) = default;
};

struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (optional_text, row), (std::int64_t, number), (std::int64_t, amount));
  friend bool operator==(const Ticket&, const Ticket&) = default;
};

inline auto key_of(const Account& record) { return record.name; }
inline auto key_of(const Parcel& record) { return record.digest; }
inline auto key_of(const Seat& record) { return std::make_pair(record.row, record.number); }

}  // namespace plans

template <>
inline constexpr auto ikebana::table<plans::Account> = ikebana::describe<plans::Account>().primary_key<&plans::Account::name>();

template <>
inline constexpr auto ikebana::table<plans::Parcel> = ikebana::describe<plans::Parcel>().primary_key<&plans::Parcel::digest>();

template <>
inline constexpr auto ikebana::table<plans::Seat> = ikebana::describe<plans::Seat>().primary_key<&plans::Seat::row, &plans::Seat::number>();

template <>
inline constexpr auto ikebana::table<plans::Ticket> =
    ikebana::describe<plans::Ticket>().foreign_key<ikebana::key<&plans::Ticket::row, &plans::Ticket::number>, plans::Seat>();

namespace {

using namespace blog;
using namespace plans;
using namespace ikebana;
using namespace ikebana::literals;
using namespace checking;

using CountryUsers = has_many<Country, User>;
using UserCountry = belongs_to<User, Country>;
using UserPosts = has_many<User, Post>;
using CountryPosts = through<Country, User, Post>;
using PostTags = many_to_many<Post, PostTag, Tag>;

/// The statements that a connection begins, in order.
class statement_log {
 public:
  explicit statement_log(sqlite3* connection) : connection_(connection) { sqlite3_trace_v2(connection_, SQLITE_TRACE_STMT, note, this); }

  statement_log(const statement_log&) = delete;
  statement_log& operator=(const statement_log&) = delete;

  ~statement_log() { sqlite3_trace_v2(connection_, 0, nullptr, nullptr); }

  const std::vector<std::string>& statements() const { return statements_; }

 private:
  static int note(unsigned, void* log, void* statement, void*) {
    static_cast<statement_log*>(log)->statements_.emplace_back(sqlite3_sql(static_cast<sqlite3_stmt*>(statement)));
    return 0;
  }

  sqlite3* connection_;
  std::vector<std::string> statements_;
};

/// So many countries, each with two users, each with a post that has a tag.
void fill_evenly(engine::database& db, int count) {
  create_tables(db);
  const std::string numbers = "WITH RECURSIVE numbers (n) AS (SELECT 1 WHERE " + std::to_string(count) +
                              " > 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < " + std::to_string(count) + ") ";
  db.execute("INSERT INTO countries " + numbers + "SELECT n, 'country ' || n FROM numbers");
  db.execute("INSERT INTO users " + numbers + "SELECT n, n, 'first' FROM numbers");
  db.execute("INSERT INTO users " + numbers + "SELECT " + std::to_string(count) + " + n, n, 'second' FROM numbers");
  db.execute("INSERT INTO posts SELECT id, id, name, id % 7, NULL FROM users");
  db.execute("INSERT INTO tags SELECT id, name FROM countries");
  db.execute("INSERT INTO post_tags SELECT id, id FROM countries");
  db.execute("CREATE INDEX users_of_country ON users (country_id); CREATE INDEX posts_of_user ON posts (user_id)");
}

template <class Query>
void runs_its_plan(engine::database& db, const Query& query, bool in_transaction = false) {
  std::vector<std::string> planned;
  for (std::string_view each : Query::statements()) planned.emplace_back(each);
  if (planned.size() > 1 && !in_transaction) {
    planned.insert(planned.begin(), "BEGIN");
    planned.push_back("COMMIT");
  }
  const statement_log of_all(db.handle());
  static_cast<void>(db.all(query));
  BOOST_TEST(of_all.statements() == planned, boost::test_tools::per_element());

  const statement_log of_loop(db.handle());
  for (const auto& each : db(query)) static_cast<void>(each);
  BOOST_TEST(of_loop.statements() == planned, boost::test_tools::per_element());
}

bool is_idle(const engine::database& db) {
  int statements = 0;
  for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr; ++statements) {
    if (sqlite3_stmt_busy(each) != 0) return false;
  }
  return statements != 0 && sqlite3_get_autocommit(db.handle()) != 0;
}

/// Leaves a loop over a query in three ways.
template <class Query>
void leaves_nothing_busy(engine::database& db, const Query& query) {
  std::size_t rows = 0;
  for (const auto& each : db(query)) static_cast<void>(each), ++rows;
  BOOST_TEST(rows > 1u);
  BOOST_TEST(is_idle(db));

  for (const auto& each : db(query)) {
    static_cast<void>(each);
    break;
  }
  BOOST_TEST(is_idle(db));

  const auto throws_at_first_row = [&] {
    for (const auto& each : db(query)) {
      static_cast<void>(each);
      throw std::runtime_error("in the loop");
    }
  };
  BOOST_CHECK_THROW(throws_at_first_row(), std::runtime_error);
  BOOST_TEST(is_idle(db));
}

/// Relations down, up, and up and down again, whose keys are equal where `are_equal` says so.
template <class Owner, class Child, auto... OwnerKey, class AreEqual>
void agree_over_keys(engine::database& db, const std::vector<Owner>& owners, const std::vector<Child>& children, AreEqual are_equal) {
  using Down = has_many<Owner, Child>;
  using Up = belongs_to<Child, Owner>;
  using Beside = through<Child, Owner, Child>;
  const auto down = expect<Child>(owners, [&](const Owner& owner, auto keep) {
    for (const Child& child : children) {
      if (are_equal(child, owner)) keep(child);
    }
  });
  const auto has_larger_amount = [](const Child& left, const Child& right) { return left.amount > right.amount; };
  const uses<Down, Owner, Child, OwnerKey...> every_use_down(db, owners);
  every_use_down.agree_in_full(related<Down>(), down);
  const auto first_two = related<Down>().distinct().order_by(desc(col<&Child::amount>)).limit(2);
  every_use_down.agree(first_two, down.ordered(has_larger_amount).cut(2), sequence::said);
  every_use_down.agree_on_some_owners(related<Down>(), down);

  const auto up = expect<Owner>(children, [&](const Child& child, auto keep) {
    for (const Owner& owner : owners) {
      if (are_equal(child, owner)) keep(owner);
    }
  });
  uses<Up, Child, Owner, &Child::id>(db, children).agree_in_full(related<Up>(), up);

  const auto beside = expect<Child>(children, [&](const Child& child, auto keep) {
    for (const Owner& owner : owners) {
      if (!are_equal(child, owner)) continue;
      for (const Child& other : children) {
        if (are_equal(other, owner)) keep(other);
      }
    }
  });
  uses<Beside, Child, Child, &Child::id>(db, children).agree(related<Beside>(), beside);
}

std::string text(std::string_view characters) { return std::string(characters); }

template <std::size_t Size>
std::string with_zeros(const char (&characters)[Size]) {
  return std::string(characters, Size - 1);
}

bool has_account(const Entry& entry, const Account& account) { return entry.account_name == account.name; }

bool has_account_in_any_case(const Entry& entry, const Account& account) {
  return entry.account_name.has_value() &&
         std::equal(entry.account_name->begin(), entry.account_name->end(), account.name.begin(), account.name.end(),
                    [](char left, char right) { return (left | 0x20) == (right | 0x20); });
}

/// Entries that write the names of their accounts in another case.
struct cased {
  engine::database db{engine::without_foreign_keys};
  std::vector<Account> accounts{{"ann", 1}, {"bob", 2}, {"cid", 3}, {"dan", 4}};
  std::vector<Entry> entries{
      {1, "ANN", 5}, {2, "ann", 5}, {3, "Bob", 7}, {4, "bob", 1}, {5, "Eve", 2}, {6, std::nullopt, 3}, {7, "Ann", 9}, {8, "DAN", 4}};

  cased(const std::string& key_collation, const std::string& foreign_key_collation) {
    db.execute("CREATE TABLE accounts (name TEXT PRIMARY KEY NOT NULL COLLATE " + key_collation + ", rank INTEGER NOT NULL)");
    db.execute(
        "CREATE TABLE entries (id INTEGER PRIMARY KEY, account_name TEXT COLLATE " + foreign_key_collation + ", amount INTEGER NOT NULL)");
    insert_all(db, accounts);
    insert_all(db, entries);
  }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(plan)

BOOST_AUTO_TEST_CASE(statements_do_not_depend_on_rows) {
  for (const int count : {0, 1, 1000}) {
    engine::database db{engine::without_foreign_keys};
    fill_evenly(db, count);
    BOOST_TEST(db.all(from<Country>()).size() == static_cast<std::size_t>(count));
    runs_its_plan(db, from<Country>());
    runs_its_plan(db, related<CountryPosts>().of(std::int64_t{1}));
    runs_its_plan(db, from<Country>().with(related<CountryUsers>()));
    runs_its_plan(db, from<Country>().with(related<CountryPosts>().joined()));
    runs_its_plan(db, from<Country>().where(col<&Country::id> > 0).with(related<CountryPosts>()));
    runs_its_plan(db, from<Country>().with(related<CountryPosts>().order_by(desc(col<&Post::views>)).limit(1)));
    runs_its_plan(db, from<User>().with(related<UserCountry>()).with(related<UserPosts>()));
    runs_its_plan(db, from<Country>().with(related<CountryUsers>().with(related<UserPosts>().limit(1).with(related<PostTags>()))));
    const auto open = db.transaction();
    runs_its_plan(db, from<Country>().with(related<CountryPosts>()), true);
  }
}

BOOST_AUTO_TEST_CASE(numbers_of_statements) {
  BOOST_TEST(from<Country>().statements().size() == 1u);
  BOOST_TEST(from<Country>().with(related<CountryUsers>()).statements().size() == 2u);
  BOOST_TEST(from<Country>().with(related<CountryPosts>()).statements().size() == 3u);
  BOOST_TEST(from<Country>().with(related<CountryPosts>().joined()).statements().size() == 2u);
  BOOST_TEST(from<Country>().limit(1).with(related<CountryPosts>()).statements().size() == 2u);
  BOOST_TEST(from<Country>().limit(1).with(related<CountryPosts>().by_hop()).statements().size() == 3u);
  const auto nested = from<Country>().limit(1).with(related<CountryUsers>().with(related<UserPosts>()));
  BOOST_TEST(nested.statements().size() == 3u);
}

BOOST_AUTO_TEST_CASE(nothing_is_left_busy) {
  filled blog;
  leaves_nothing_busy(blog.db, from<Country>());
  leaves_nothing_busy(blog.db, related<CountryPosts>().of(blog.countries.front()));
  leaves_nothing_busy(blog.db, from<Country>().where(exists(related<CountryPosts>())));
  const auto preloads = from<Country>().with(related<CountryPosts>()).with(related<CountryUsers>().joined());
  leaves_nothing_busy(blog.db, preloads);
  // A loop in a loop over the same query takes a second statement; both are given back.
  for (const Country& outer_one : blog.db(from<Country>())) {
    for (const Country& inner_one : blog.db(from<Country>())) {
      if (inner_one.id != outer_one.id) break;
    }
  }
  BOOST_TEST(is_idle(blog.db));
  // A plan runs beside a loop, and one that fails ends the transaction that it began.
  for (const Country& each : blog.db(from<Country>())) {
    static_cast<void>(each);
    BOOST_TEST(blog.db.all(preloads).size() == blog.countries.size());
  }
  BOOST_TEST(is_idle(blog.db));
  blog.db.execute("DROP TABLE posts");
  BOOST_CHECK_THROW(blog.db.all(preloads), ikebana::error);
  BOOST_TEST(is_idle(blog.db));
}

BOOST_AUTO_TEST_CASE(any_number_of_owners) {
  constexpr int count = 100000;
  engine::database db{engine::without_foreign_keys};
  fill_evenly(db, count);
  sqlite3_limit(db.handle(), SQLITE_LIMIT_VARIABLE_NUMBER, 1);
  std::size_t rows = 0;
  std::size_t wrong = 0;
  constexpr auto posts_of_country = related<CountryPosts>();
  for (auto& [country, by_hops, by_join] : db(from<Country>().with(posts_of_country.by_hop()).with(posts_of_country.joined()))) {
    for (std::vector<Post>* found : {&by_hops, &by_join}) {
      std::sort(found->begin(), found->end(), [](const Post& left, const Post& right) { return left.id < right.id; });
      const bool is_right = found->size() == 2 && found->front().id == country.id && found->back().id == country.id + count &&
                            found->back().title == "second";
      if (!is_right) ++wrong;
    }
    ++rows;
  }
  BOOST_TEST(rows == static_cast<std::size_t>(count));
  BOOST_TEST(wrong == 0u);
}

BOOST_AUTO_TEST_CASE(keys_of_text) {
  engine::database db{engine::without_foreign_keys};
  db.execute(R"(
    CREATE TABLE accounts (name TEXT PRIMARY KEY NOT NULL, rank INTEGER NOT NULL);
    CREATE TABLE entries (id INTEGER PRIMARY KEY, account_name TEXT, amount INTEGER NOT NULL);
  )");
  const std::vector<Account> accounts{
      {text(""), 1},
      {text("nul"), 2},
      {with_zeros("nul\0"), 3},
      {with_zeros("nul\0inside"), 4},
      {with_zeros("\0"), 5},
      {text(R"("quoted" 'twice' \"[]{},)"), 6},
      {text("\xF0\x9F\x8C\xB8"), 7},
      {text("1"), 8},
      {text("01"), 9},
      {text("null"), 10},
      {std::string(5000, 'x'), 11}};
  std::vector<Entry> entries{{1, std::nullopt, 0}, {2, text("nowhere"), 0}, {3, with_zeros("nul\0outside"), 0}};
  for (const Account& each : accounts) {
    for (std::int64_t i = 0; i != each.rank % 4; ++i) {
      entries.push_back({static_cast<std::int64_t>(entries.size()) + 1, each.name, i * i % 3});
    }
  }
  insert_all(db, accounts);
  insert_all(db, entries);
  agree_over_keys<Account, Entry, &Account::name>(db, accounts, entries, has_account);
}

BOOST_AUTO_TEST_CASE(keys_of_bytes) {
  engine::database db{engine::without_foreign_keys};
  db.execute(R"(
    CREATE TABLE parcels (digest BLOB PRIMARY KEY NOT NULL, rank INTEGER NOT NULL);
    CREATE TABLE pieces (id INTEGER PRIMARY KEY, parcel_digest BLOB, amount INTEGER NOT NULL);
  )");
  std::vector<Parcel> parcels{{{}, 1}};
  for (int first : {0, 39, 255}) {
    const auto byte = static_cast<std::byte>(first);
    parcels.push_back({{byte}, first + 1});
    parcels.push_back({{byte, std::byte{0}}, first + 2});
    parcels.push_back({{byte, std::byte{0}, byte}, first + 3});
  }
  std::vector<Piece> pieces{{1, std::nullopt, 0}, {2, ikebana::blob{std::byte{7}}, 0}};
  for (const Parcel& each : parcels) {
    for (std::int64_t i = 0; i != each.rank % 4; ++i) {
      pieces.push_back({static_cast<std::int64_t>(pieces.size()) + 1, each.digest, i * i % 3});
    }
  }
  insert_all(db, parcels);
  insert_all(db, pieces);
  const auto has_parcel = [](const Piece& piece, const Parcel& parcel) { return piece.parcel_digest == parcel.digest; };
  agree_over_keys<Parcel, Piece, &Parcel::digest>(db, parcels, pieces, has_parcel);
}

BOOST_AUTO_TEST_CASE(keys_of_several_columns) {
  engine::database db{engine::without_foreign_keys};
  db.execute(R"(
    CREATE TABLE seats ("row" TEXT NOT NULL, number INTEGER NOT NULL, rank INTEGER NOT NULL,
                        PRIMARY KEY ("row", number));
    CREATE TABLE tickets (id INTEGER PRIMARY KEY, "row" TEXT, number INTEGER NOT NULL, amount INTEGER NOT NULL);
  )");
  const std::vector<Seat> seats{{"a", 1, 1}, {"a", 2, 2}, {"b", 1, 3}, {"b", 2, 4}, {"", -1, 5}, {with_zeros("a\0"), 1, 6}};
  const std::vector<Ticket> tickets{{1, "a", 1, 5}, {2, "a", 1, 5},          {3, "a", 2, 1}, {4, "b", 2, 3},
                                    {5, "b", 3, 2}, {6, "c", 1, 2},          {7, "a", 1, 7}, {8, with_zeros("a\0"), 1, 4},
                                    {9, "", -1, 1}, {10, std::nullopt, 1, 1}};
  insert_all(db, seats);
  insert_all(db, tickets);
  agree_over_keys<Seat, Ticket, &Seat::row, &Seat::number>(
      db, seats, tickets, [](const Ticket& ticket, const Seat& seat) { return ticket.row == seat.row && ticket.number == seat.number; });
  BOOST_TEST(db.all(related<has_many<Seat, Ticket>>(), "owner"_arg = seats.front()).size() == 3u);
}

BOOST_AUTO_TEST_CASE(keys_that_ignore_case) {
  cased both("NOCASE", "NOCASE");
  agree_over_keys<Account, Entry, &Account::name>(both.db, both.accounts, both.entries, has_account_in_any_case);
}

BOOST_AUTO_TEST_SUITE_END()
