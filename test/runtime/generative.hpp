// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_GENERATIVE_HPP
#define IKEBANA_TEST_RUNTIME_GENERATIVE_HPP

// Small random databases, and the check that all uses of a relation agree with an evaluation by nested loops, which knows
// of a relation no more than the keys of its hops.
//
//     IKEBANA_SEED=4711            begins with that seed (it is printed)
//     IKEBANA_GENERATIVE_SECONDS=60   runs each part so long

#include "engine.hpp"

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <iostream>
#include <map>
#include <random>
#include <string>
#include <variant>
#include <vector>

namespace generated {

using ikebana::blob;
using maybe_integer = std::optional<std::int64_t>;
using maybe_text = std::optional<std::string>;

struct Region {
  BOOST_HANA_DEFINE_STRUCT(Region, (std::int64_t, id), (std::int64_t, n));
};
struct Town {
  BOOST_HANA_DEFINE_STRUCT(Town, (std::int64_t, id), (maybe_integer, region_id), (std::int64_t, n));
};
struct Person {
  BOOST_HANA_DEFINE_STRUCT(Person, (std::int64_t, id), (maybe_integer, town_id), (maybe_integer, boss_id), (std::int64_t, n));
};
struct Passport {
  BOOST_HANA_DEFINE_STRUCT(Passport, (std::int64_t, id), (std::int64_t, person_id), (std::int64_t, n));
};
struct Club {
  BOOST_HANA_DEFINE_STRUCT(Club, (std::string, name), (std::int64_t, n));
};
struct Member {
  BOOST_HANA_DEFINE_STRUCT(Member, (std::int64_t, id), (maybe_text, club_name), (maybe_integer, person_id), (std::int64_t, n));
};
struct Chest {
  BOOST_HANA_DEFINE_STRUCT(Chest, (blob, id), (maybe_integer, person_id), (std::int64_t, n));
};
struct Coin {
  BOOST_HANA_DEFINE_STRUCT(Coin, (std::int64_t, id), (std::optional<blob>, chest_id), (std::int64_t, n));
};
struct Seat {
  BOOST_HANA_DEFINE_STRUCT(Seat, (std::int64_t, line), (std::string, letter), (std::int64_t, n));
};
struct Ticket {
  BOOST_HANA_DEFINE_STRUCT(Ticket, (std::int64_t, id), (maybe_integer, seat_line), (maybe_text, seat_letter), (maybe_integer, person_id),
                           (std::int64_t, n));
};

}  // namespace generated

template <>
inline constexpr auto ikebana::table<generated::Person> =
    ikebana::describe<generated::Person>().foreign_key<&generated::Person::boss_id, generated::Person>();
template <>
inline constexpr auto ikebana::table<generated::Club> = ikebana::describe<generated::Club>().primary_key<&generated::Club::name>();
template <>
inline constexpr auto ikebana::table<generated::Seat> =
    ikebana::describe<generated::Seat>().primary_key<&generated::Seat::line, &generated::Seat::letter>();
template <>
inline constexpr auto ikebana::table<generated::Ticket> =
    ikebana::describe<generated::Ticket>()
        .foreign_key<ikebana::key<&generated::Ticket::seat_line, &generated::Ticket::seat_letter>, generated::Seat>();

namespace generated {

using cell = std::variant<std::monostate, std::int64_t, std::string, blob>;
using cells = std::vector<cell>;

template <class T>
cell as_cell(const T& value) {
  if constexpr (ikebana::detail::is_optional<T>) {
    return value.has_value() ? as_cell(*value) : cell{};
  } else {
    return value;
  }
}

template <class... Entries, class Model>
cells cells_of_members(ikebana::detail::list<Entries...>, const Model& record) {
  return {as_cell(record.*Entries::pointer)...};
}

/// A record as its values, in the order of its columns.
template <class Model>
cells cells_of(const Model& record) {
  return cells_of_members(ikebana::detail::members_of<Model>{}, record);
}

/// The rows of all tables, as records and as values.
struct world {
  std::vector<Region> regions;
  std::vector<Town> towns;
  std::vector<Person> people;
  std::vector<Passport> passports;
  std::vector<Club> clubs;
  std::vector<Member> members;
  std::vector<Chest> chests;
  std::vector<Coin> coins;
  std::vector<Seat> seats;
  std::vector<Ticket> tickets;
  std::map<std::string_view, std::vector<cells>> tables;

  template <class Visit>
  void for_each_table(Visit visit) {
    visit(regions), visit(towns), visit(people), visit(passports), visit(clubs);
    visit(members), visit(chests), visit(coins), visit(seats), visit(tickets);
  }

  template <class Model>
  const std::vector<Model>& records() {
    const std::vector<Model>* found = nullptr;
    for_each_table([&](const auto& table) {
      if constexpr (std::is_same_v<decltype(table), const std::vector<Model>&>) found = &table;
    });
    return *found;
  }
};

class generator {
 public:
  explicit generator(unsigned seed) : random_(seed) {}

  std::int64_t below(std::int64_t end) { return std::uniform_int_distribution<std::int64_t>(0, end - 1)(random_); }

  world make() {
    world made;
    made.for_each_table([this](auto& table) { fill(table); });
    made.for_each_table([&](const auto& table) {
      using model = typename std::decay_t<decltype(table)>::value_type;
      auto& rows = made.tables[ikebana::detail::table_of<model>.name];
      for (const auto& each : table) rows.push_back(cells_of(each));
    });
    return made;
  }

 private:
  template <class Model>
  void fill(std::vector<Model>& table) {
    const std::int64_t rows = below(5) == 0 ? 0 : below(7);
    for (std::int64_t i = 0; i != rows; ++i) {
      Model record{};
      make_members(ikebana::detail::members_of<Model>{}, record);
      if (!has_key_of(table, record)) table.push_back(std::move(record));
    }
    std::shuffle(table.begin(), table.end(), random_);
  }

  template <class Model>
  static bool has_key_of(const std::vector<Model>& table, const Model& record) {
    const auto& key = ikebana::detail::table_of<Model>.primary;
    const cells values = cells_of(record);
    return std::any_of(table.begin(), table.end(), [&](const Model& other) {
      const cells others = cells_of(other);
      bool is_same = true;
      for (unsigned i = 0; i != key.size; ++i) is_same &= others[key.at[i]] == values[key.at[i]];
      return is_same;
    });
  }

  template <class... Entries, class Model>
  void make_members(ikebana::detail::list<Entries...>, Model& record) {
    (make(record.*Entries::pointer), ...);
  }

  // Few values, so that keys meet; more than there are rows, so that some dangle.
  void make(std::int64_t& value) { value = below(9) - 1; }
  void make(std::string& value) {
    static const std::string some[] = {"", "a", "A", std::string{'n', engine::nul, 'l'}, "it's", "\"q\" ?1", "\xF0\x9F\x98\x80", "n"};
    value = some[below(8)];
  }
  void make(blob& value) {
    value.clear();
    for (std::int64_t i = below(3); i != 0; --i) value.push_back(static_cast<std::byte>(below(2)));
  }
  template <class T>
  void make(std::optional<T>& value) {
    value.reset();
    if (below(4) != 0) make(value.emplace());
  }

  std::mt19937 random_;
};

// ---- evaluation by nested loops

using bag = std::vector<const cells*>;

inline bool keys_meet(const cells& from, const ikebana::detail::key_columns& from_key, const cells& to,
                      const ikebana::detail::key_columns& to_key) {
  for (unsigned i = 0; i != from_key.size; ++i) {
    const cell& key = from[from_key.at[i]];
    if (std::holds_alternative<std::monostate>(key) || key != to[to_key.at[i]]) return false;
  }
  return true;
}

inline bool has_lesser_key(const cells& a, const cells& b, const ikebana::detail::key_columns& key) {
  for (unsigned i = 0; i != key.size; ++i) {
    if (a[key.at[i]] != b[key.at[i]]) return a[key.at[i]] < b[key.at[i]];
  }
  return false;
}

/// What is kept of the rows that a hop leads to. By default all.
using row_filter = bool (*)(const cells& row);

inline void walk(const world& rows, const ikebana::detail::path_facts& path, const row_filter* filters, unsigned hop, const cells& from,
                 bag& found) {
  if (hop == path.size) return found.push_back(&from);
  const ikebana::detail::hop_facts& facts = path.hops[hop];
  const cells* first = nullptr;
  for (const cells& to : rows.tables.at(facts.to->name)) {
    if (!keys_meet(from, facts.from_key, to, facts.to_key) || (filters[hop] != nullptr && !filters[hop](to))) continue;
    if (!facts.to_one || facts.up) {
      walk(rows, path, filters, hop + 1, to, found);
    } else if (first == nullptr || has_lesser_key(to, *first, facts.to->primary)) {
      first = &to;
    }
  }
  if (first != nullptr) walk(rows, path, filters, hop + 1, *first, found);
}

/// In the order of the values of n from the greatest, ties by the key.
inline void sort_by_n(bag& found, const ikebana::detail::table_facts& table) {
  const unsigned n = table.column_count - 1;
  std::sort(found.begin(), found.end(),
            [&](const cells* a, const cells* b) { return (*a)[n] != (*b)[n] ? (*b)[n] < (*a)[n] : has_lesser_key(*a, *b, table.primary); });
}

inline void sort_by_key(bag& found, const ikebana::detail::table_facts& table) {
  std::sort(found.begin(), found.end(), [&](const cells* a, const cells* b) { return has_lesser_key(*a, *b, table.primary); });
}

// ---- the database

inline void create(engine::database& db, bool with_indexes) {
  db.execute(R"(
    CREATE TABLE regions (id INTEGER PRIMARY KEY, n INTEGER NOT NULL);
    CREATE TABLE towns (id INTEGER PRIMARY KEY, region_id INTEGER, n INTEGER NOT NULL);
    CREATE TABLE people (id INTEGER PRIMARY KEY, town_id INTEGER, boss_id INTEGER, n INTEGER NOT NULL);
    CREATE TABLE passports (id INTEGER PRIMARY KEY, person_id INTEGER NOT NULL, n INTEGER NOT NULL);
    CREATE TABLE clubs (name TEXT NOT NULL PRIMARY KEY, n INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE members (id INTEGER PRIMARY KEY, club_name TEXT, person_id INTEGER, n INTEGER NOT NULL);
    CREATE TABLE chests (id BLOB NOT NULL PRIMARY KEY, person_id INTEGER, n INTEGER NOT NULL);
    CREATE TABLE coins (id INTEGER PRIMARY KEY, chest_id BLOB, n INTEGER NOT NULL);
    CREATE TABLE seats (line INTEGER NOT NULL, letter TEXT NOT NULL, n INTEGER NOT NULL, PRIMARY KEY (line, letter));
    CREATE TABLE tickets (id INTEGER PRIMARY KEY, seat_line INTEGER, seat_letter TEXT, person_id INTEGER, n INTEGER NOT NULL);
  )");
  if (with_indexes) {
    db.execute(R"(
      CREATE INDEX towns_region ON towns (region_id);
      CREATE INDEX people_town ON people (town_id);
      CREATE INDEX people_boss ON people (boss_id);
      CREATE INDEX passports_person ON passports (person_id);
      CREATE INDEX members_club ON members (club_name);
      CREATE INDEX members_person ON members (person_id);
      CREATE INDEX chests_person ON chests (person_id);
      CREATE INDEX coins_chest ON coins (chest_id);
      CREATE INDEX tickets_seat ON tickets (seat_line, seat_letter);
      CREATE INDEX tickets_person ON tickets (person_id);
    )");
  }
}

/// A value as SQL says it.
inline std::string sql_of(const cell& value) {
  if (const auto* const number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  const auto quoted = [](const auto& bytes) {
    std::string sql = "x'";
    for (const auto each : bytes) {
      constexpr char digits[] = "0123456789ABCDEF";
      sql += digits[static_cast<unsigned char>(each) >> 4];
      sql += digits[static_cast<unsigned char>(each) & 15];
    }
    return sql + "'";
  };
  if (const auto* const bytes = std::get_if<blob>(&value)) return quoted(*bytes);
  const auto* const text = std::get_if<std::string>(&value);
  if (text == nullptr) return "NULL";
  if (text->find('\0') != text->npos) return "CAST(" + quoted(*text) + " AS TEXT)";
  std::string sql = "'";
  for (const char each : *text) sql += each == '\'' ? std::string("''") : std::string(1, each);
  return sql + "'";
}

inline void insert_rows(engine::database& db, const world& rows) {
  std::string sql;
  for (const auto& [table, records] : rows.tables) {
    for (const cells& record : records) {
      sql += "INSERT INTO " + std::string(table) + " VALUES (";
      for (const cell& each : record) sql += sql_of(each) + (&each == &record.back() ? ");" : ", ");
    }
  }
  db.execute(sql);
}

/// How one database is set up.
struct setting {
  unsigned seed;
  bool reversed;
  bool with_indexes;
  int variables;
};

// ---- the uses of one relation

template <class Child>
std::vector<cells> as_rows(const std::vector<Child>& children) {
  std::vector<cells> rows;
  for (const Child& each : children) rows.push_back(cells_of(each));
  return rows;
}

template <class Child>
std::vector<cells> as_rows(const std::optional<Child>& child) {
  std::vector<cells> rows;
  if (child.has_value()) rows.push_back(cells_of(*child));
  return rows;
}

template <class Relation, row_filter... Filters>
class relation_check {
  using owner = ikebana::detail::owner_of<Relation>;
  using target = ikebana::detail::target_of<Relation>;
  static constexpr const auto& path = ikebana::detail::path_of<Relation>;
  static constexpr const auto& table = ikebana::detail::table_of<target>;
  static constexpr bool is_one = ikebana::detail::path_builder<ikebana::detail::relation_shape<Relation>>::is_one;

 public:
  relation_check(engine::database& db, world& rows, const setting& with, const char* name)
      : db_(db), rows_(rows), setting_(with), name_(name), owners_(rows.records<owner>()) {
    const row_filter given[] = {Filters..., nullptr, nullptr, nullptr, nullptr, nullptr, nullptr, nullptr};
    for (const owner& each : owners_) {
      bag& found = expected_.emplace_back();
      walk(rows, path, given, 0, cells_of(each), found);
      if (is_one) {
        sort_by_key(found, table);
        if (found.size() > 1) found.resize(1);
      }
    }
  }

  void run() {
    using namespace ikebana;
    if (ikebana::detail::is_scoped<Relation>() && setting_.variables < 7) return;  // a scope binds values of its own
    constexpr auto asked = related<Relation, "t">();
    agree(asked, expected_, false);
    agree_on_joins();
    if (setting_.variables < 7) return;
    agree(asked.where(n() > 3 || n() == 0), narrowed([](const cells& row) {
            const auto value = std::get<std::int64_t>(row[table.column_count - 1]);
            return value > 3 || value == 0;
          }),
          false, false);
    if constexpr (!decltype(asked)::is_to_one) {
      agree(asked.distinct(), distinct(), false);
      agree(asked.order_by(desc(n())).limit(2).offset(1), cut(expected_, 2, 1), true);
      agree(asked.distinct().order_by(desc(n())).limit(2), cut(distinct(), 2, 0), true);
    }
  }

 private:
  static constexpr auto n() { return ikebana::col<&target::n, "t">; }

  std::vector<bag> narrowed(row_filter keep) const {
    std::vector<bag> kept = expected_;
    if (is_cut_before()) return kept;
    for (bag& each : kept) std::erase_if(each, [&](const cells* row) { return !keep(*row); });
    return kept;
  }

  // The first of several is taken after the condition: what loops have cut cannot be narrowed.
  static constexpr bool is_cut_before() { return is_one; }

  std::vector<bag> distinct() const {
    std::vector<bag> kept = expected_;
    for (bag& each : kept) {
      std::sort(each.begin(), each.end());
      each.erase(std::unique(each.begin(), each.end()), each.end());
    }
    return kept;
  }

  static std::vector<bag> cut(std::vector<bag> kept, std::size_t most, std::size_t skipped) {
    for (bag& each : kept) {
      sort_by_n(each, table);
      each.erase(each.begin(), each.begin() + static_cast<std::ptrdiff_t>(std::min(skipped, each.size())));
      each.resize(std::min(most, each.size()));
    }
    return kept;
  }

  template <class Related>
  void agree(const Related& asked, const std::vector<bag>& expected, bool in_order, bool all = true) {
    using namespace ikebana;
    if constexpr (is_one) {
      if (!all) return;
    }
    constexpr bool has_values = Related::clause_flags != 0;
    // A composite key has a parameter for each of its columns.
    const bool can_request = static_cast<int>(path.hops[0].from_key.size) <= setting_.variables;
    for (std::size_t i = 0; can_request && i != owners_.size(); ++i) {
      compare("of(record)", as_rows(db_.all(asked.of(owners_[i]))), expected[i], in_order, i);
    }
    const auto of_range = db_.all(asked.of(owners_));
    for (std::size_t i = 0; i != owners_.size(); ++i) compare("of(range)", as_rows(of_range[i]), expected[i], in_order, i);

    agree_on_preload("preload", from<owner>().with(asked), expected, in_order);
    agree_on_preload("joined preload", from<owner>().with(asked.joined()), expected, in_order);

    const auto counts = db_.load(owners_, count(asked));
    for (std::size_t i = 0; i != owners_.size(); ++i) {
      expect(counts[i] == static_cast<std::int64_t>(expected[i].size()), "load(count)", i);
    }
    if constexpr (!has_values) {
      const auto sums = db_.load(owners_, sum(asked, n()));
      for (std::size_t i = 0; i != owners_.size(); ++i) {
        std::optional<std::int64_t> sum;
        for (const cells* each : expected[i]) sum = sum.value_or(0) + std::get<std::int64_t>((*each)[table.column_count - 1]);
        expect(sums[i] == sum, "load(sum)", i);
      }
    }
    agree_on_owners("exists", from<owner, "o">().where(exists(asked)), expected, true);
    agree_on_owners("!exists", from<owner, "o">().where(!exists(asked)), expected, false);
  }

  template <class Query>
  void agree_on_preload(const char* use, const Query& query, const std::vector<bag>& expected, bool in_order) {
    const engine::statement_counter statements{db_};
    const auto found = db_.all(query);
    BOOST_TEST(statements.count() == Query::statements().size(), name_ << ": " << use << " runs " << statements.count());
    expect(found.size() == owners_.size(), use, 0);
    for (const auto& row : found) {
      const std::size_t i = place_of(row.template get<0>());
      compare(use, as_rows(row.template get<1>()), expected[i], in_order, i);
    }
  }

  template <class Query>
  void agree_on_owners(const char* use, const Query& query, const std::vector<bag>& expected, bool with_targets) {
    std::vector<std::size_t> times(owners_.size());
    for (const owner& each : db_(query)) ++times[place_of(each)];
    for (std::size_t i = 0; i != owners_.size(); ++i) {
      expect(times[i] == (expected[i].empty() == with_targets ? 0u : 1u), use, i);
    }
  }

  void agree_on_joins() {
    using namespace ikebana;
    std::vector<std::vector<cells>> inner(owners_.size()), left(owners_.size());
    std::vector<std::size_t> alone(owners_.size());
    for (auto& [one, found] : db_(from<owner, "o">().template join<Relation, "t">().select(model<owner, "o">, model<target, "t">))) {
      inner[place_of(one)].push_back(cells_of(found));
    }
    for (auto& [one, found] : db_(from<owner, "o">().template left_join<Relation, "t">())) {
      if (found.has_value()) {
        left[place_of(one)].push_back(cells_of(*found));
      } else {
        ++alone[place_of(one)];
      }
    }
    for (std::size_t i = 0; i != owners_.size(); ++i) {
      compare("join", inner[i], expected_[i], false, i);
      compare("left_join", left[i], expected_[i], false, i);
      expect(alone[i] == (expected_[i].empty() ? 1u : 0u), "left_join without target", i);
    }
  }

  std::size_t place_of(const owner& record) const {
    const cells wanted = cells_of(record);
    for (std::size_t i = 0; i != owners_.size(); ++i) {
      if (cells_of(owners_[i]) == wanted) return i;
    }
    BOOST_FAIL(name_ << ": an owner that does not exist");
    return 0;
  }

  void compare(const char* use, std::vector<cells> found, const bag& expected, bool in_order, std::size_t i) {
    std::vector<cells> wanted;
    for (const cells* each : expected) wanted.push_back(*each);
    if (!in_order) std::sort(found.begin(), found.end());
    if (!in_order) std::sort(wanted.begin(), wanted.end());
    if (found != wanted) BOOST_TEST_MESSAGE("found " << found.size() << " rows, expected " << wanted.size());
    expect(found == wanted, use, i);
  }

  void expect(bool holds, const char* use, std::size_t i) const {
    if (holds) return;
    const std::string_view sql = ikebana::related<Relation, "t">().sql();
    BOOST_TEST(holds, name_ << ": " << use << " is wrong for owner " << i << "; IKEBANA_SEED=" << setting_.seed
                            << (setting_.reversed ? " reversed" : "") << (setting_.with_indexes ? " indexed" : "") << " variables "
                            << setting_.variables << "\n  " << sql);
  }

  engine::database& db_;
  world& rows_;
  const setting& setting_;
  const char* name_;
  const std::vector<owner>& owners_;
  std::vector<bag> expected_;
};

inline unsigned number_from_environment(const char* name, unsigned otherwise) {
  const char* const given = std::getenv(name);
  return given != nullptr ? static_cast<unsigned>(std::strtoul(given, nullptr, 10)) : otherwise;
}

/// Runs checks over one random database after the other, until the time is over.
template <class Checks>
void run_generated(Checks checks) {
  using clock = std::chrono::steady_clock;
  const auto end = clock::now() + std::chrono::seconds(number_from_environment("IKEBANA_GENERATIVE_SECONDS", 4));
  const unsigned first = number_from_environment("IKEBANA_SEED", 20261124);
  BOOST_TEST_MESSAGE("first seed: " << first);
  unsigned seed = first;
  std::optional<engine::database> held;
  for (; seed == first || clock::now() < end; ++seed) {
    constexpr int variables[] = {999, 1, 7, 2};
    const setting with{seed, (seed & 1) != 0, (seed & 2) != 0, variables[(seed >> 2) % 4]};
    engine::database::renew(held);
    engine::database& db = *held;
    create(db, with.with_indexes);
    world rows = generator{seed}.make();
    insert_rows(db, rows);
    if (with.reversed) db.take_other_ways();
    db.limit_parameters(with.variables);
    checks(db, rows, with);
    BOOST_TEST(!db.is_busy());
  }
  std::cout << "generated: " << (seed - first) << " databases from seed " << first << "\n";
}

/// A relation and what is kept of the rows of each of its hops.
template <class Relation, row_filter... Filters>
struct checked {
  static void run(engine::database& db, world& rows, const setting& with, const char* name) {
    relation_check<Relation, Filters...>(db, rows, with, name).run();
  }
};

}  // namespace generated

#define IKEBANA_CHECK(...) ::generated::checked<__VA_ARGS__>::run(db, rows, with, #__VA_ARGS__)

#endif
