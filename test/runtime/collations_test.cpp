// SPDX-License-Identifier: BSL-1.0
// Text keys whose foreign keys have another collation: in every use, the key's own decides.

#include "schema.hpp"

namespace {

using namespace ikebana;
using namespace ikebana::literals;

/// Names of accounts are the same in any case; entries write them as they like, and would tell cases apart.
struct Account {
  BOOST_HANA_DEFINE_STRUCT(Account, (std::string, name), (std::int64_t, rank));
  friend bool operator==(const Account&, const Account&) = default;
};
struct Entry {
  BOOST_HANA_DEFINE_STRUCT(Entry, (std::int64_t, id), (std::optional<std::string>, account_name), (std::int64_t, amount));
  friend bool operator==(const Entry&, const Entry&) = default;
};

/// Codes of shelves are told apart by case; books would not.
struct Shelf {
  BOOST_HANA_DEFINE_STRUCT(Shelf, (std::string, code), (std::int64_t, rank));
  friend bool operator==(const Shelf&, const Shelf&) = default;
};
struct Book {
  BOOST_HANA_DEFINE_STRUCT(Book, (std::int64_t, id), (std::optional<std::string>, shelf_code), (std::int64_t, amount));
  friend bool operator==(const Book&, const Book&) = default;
};

std::string key_of(const Account& account) { return account.name; }
std::string key_of(const Shelf& shelf) { return shelf.code; }
std::int64_t key_of(const Entry& entry) { return entry.id; }
std::int64_t key_of(const Book& book) { return book.id; }

bool are_same_in_any_case(const std::string& a, const std::string& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char left, char right) { return (left | 0x20) == (right | 0x20); });
}

}  // namespace

template <>
inline constexpr auto ikebana::table<Account> =
    ikebana::describe<Account>().primary_key<&Account::name>().collate<&Account::name>("NOCASE");
template <>
inline constexpr auto ikebana::table<Shelf> =
    ikebana::describe<Shelf>().name("shelves").primary_key<&Shelf::code>().collate<&Shelf::code>("BINARY");

namespace {

using AccountEntries = has_many<Account, Entry>;
using EntryAccount = belongs_to<Entry, Account>;
using Namesakes = through<Entry, Account, Entry>;
using ShelfBooks = has_many<Shelf, Book>;
using BookShelf = belongs_to<Book, Shelf>;

struct fixture {
  engine::database db{engine::without_foreign_keys};
  std::vector<Account> accounts{{"ann", 1}, {"bob", 2}, {"cid", 3}, {"dan", 4}};
  std::vector<Entry> entries{
      {1, "ANN", 5}, {2, "ann", 5}, {3, "Bob", 7}, {4, "bob", 1}, {5, "Eve", 2}, {6, std::nullopt, 3}, {7, "Ann", 9}, {8, "DAN", 4}};
  std::vector<Shelf> shelves{{"a", 1}, {"A", 2}, {"b", 3}, {"C", 4}};
  std::vector<Book> books{{1, "a", 5}, {2, "A", 5}, {3, "B", 7}, {4, "b", 1}, {5, "c", 2}, {6, std::nullopt, 3}, {7, "A", 9}};

  fixture() {
    db.execute(R"(
      CREATE TABLE accounts (name TEXT PRIMARY KEY NOT NULL COLLATE NOCASE, rank INTEGER NOT NULL);
      CREATE TABLE entries (id INTEGER PRIMARY KEY, account_name TEXT COLLATE BINARY, amount INTEGER NOT NULL);
      CREATE TABLE shelves (code TEXT PRIMARY KEY NOT NULL COLLATE BINARY, rank INTEGER NOT NULL);
      CREATE TABLE books (id INTEGER PRIMARY KEY, shelf_code TEXT COLLATE NOCASE, amount INTEGER NOT NULL);
    )");
    blog::insert_all(db, accounts);
    blog::insert_all(db, entries);
    blog::insert_all(db, shelves);
    blog::insert_all(db, books);
  }

  bool is_of(const Entry& entry, const Account& account) const {
    return entry.account_name.has_value() && are_same_in_any_case(*entry.account_name, account.name);
  }
};

template <class Relation, class Owner, class Target>
std::vector<std::pair<std::int64_t, std::int64_t>> joined(engine::database& db) {
  std::vector<std::pair<std::int64_t, std::int64_t>> found;
  for (auto& [rank, amount] : db(from<Owner>().template join<Relation>().select(col<&Owner::rank>, col<&Target::amount>)))
    found.emplace_back(rank, amount);
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(collations, fixture)

BOOST_AUTO_TEST_CASE(a_key_that_ignores_case) {
  static_assert(related<AccountEntries>().sql() == R"(SELECT "entries"."id", "entries"."account_name", "entries"."amount" FROM "entries" )"
                                                   R"(WHERE "entries"."account_name" = ?1 COLLATE "NOCASE")");
  static_assert(decltype(from<Account>().where(exists(related<AccountEntries>())))::sql() ==
                R"(SELECT "accounts"."name", "accounts"."rank" FROM "accounts" WHERE EXISTS (SELECT 1 FROM "entries" )"
                R"(WHERE "accounts"."name" = "entries"."account_name"))");
  const auto down = checking::expect<Entry>(accounts, [this](const Account& account, auto keep) {
    for (const Entry& entry : entries) {
      if (is_of(entry, account)) keep(entry);
    }
  });
  const checking::uses<AccountEntries, Account, Entry, &Account::name> entries_of_accounts{db, accounts};
  entries_of_accounts.agree_in_full(related<AccountEntries>(), down);
  entries_of_accounts.agree(
      related<AccountEntries>().order_by(desc(col<&Entry::amount>)).limit(1),
      down.ordered([](const Entry& a, const Entry& b) { return b.amount < a.amount; }).cut(1), checking::sequence::said);

  const auto up = checking::expect<Account>(entries, [this](const Entry& entry, auto keep) {
    for (const Account& account : accounts) {
      if (is_of(entry, account)) keep(account);
    }
  });
  checking::uses<EntryAccount, Entry, Account, &Entry::id>(db, entries).agree_in_full(related<EntryAccount>(), up);

  const auto around = checking::expect<Entry>(entries, [this](const Entry& entry, auto keep) {
    for (const Account& account : accounts) {
      if (!is_of(entry, account)) continue;
      for (const Entry& other : entries) {
        if (is_of(other, account)) keep(other);
      }
    }
  });
  checking::uses<Namesakes, Entry, Entry, &Entry::id>(db, entries).agree_in_full(related<Namesakes>(), around);
}

BOOST_AUTO_TEST_CASE(a_key_that_tells_cases_apart) {
  const auto down = checking::expect<Book>(shelves, [this](const Shelf& shelf, auto keep) {
    for (const Book& book : books) {
      if (book.shelf_code == shelf.code) keep(book);
    }
  });
  const auto up = checking::expect<Shelf>(books, [this](const Book& book, auto keep) {
    for (const Shelf& shelf : shelves) {
      if (book.shelf_code == shelf.code) keep(shelf);
    }
  });
  checking::uses<ShelfBooks, Shelf, Book, &Shelf::code>(db, shelves).agree_in_full(related<ShelfBooks>(), down);
  checking::uses<BookShelf, Book, Shelf, &Book::id>(db, books).agree_in_full(related<BookShelf>(), up);
}

BOOST_AUTO_TEST_CASE(joins_and_writes) {
  std::vector<std::pair<std::int64_t, std::int64_t>> of_accounts, of_shelves;
  for (const Account& account : accounts) {
    for (const Entry& entry : entries) {
      if (is_of(entry, account)) of_accounts.emplace_back(account.rank, entry.amount);
    }
  }
  for (const Shelf& shelf : shelves) {
    for (const Book& book : books) {
      if (book.shelf_code == shelf.code) of_shelves.emplace_back(shelf.rank, book.amount);
    }
  }
  std::sort(of_accounts.begin(), of_accounts.end());
  std::sort(of_shelves.begin(), of_shelves.end());
  BOOST_TEST((joined<AccountEntries, Account, Entry>(db) == of_accounts));
  BOOST_TEST((joined<ShelfBooks, Shelf, Book>(db) == of_shelves));
  BOOST_TEST(db.execute(remove(related<AccountEntries>().of(accounts[0]))) == 3);
  BOOST_TEST(db.execute(remove(related<ShelfBooks>().of(shelves[0]))) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
