// SPDX-License-Identifier: BSL-1.0
// Small random databases whose columns are of other types than their models say, with keys of all types and tables without
// keys. Each use of a relation gives what loops over the rows give, or throws a conversion_error. See generative.hpp for the seed.

#include "generative.hpp"

namespace classes {

using ikebana::conversion_error;

struct Shop {
  BOOST_HANA_DEFINE_STRUCT(Shop, (std::int64_t, id), (std::int64_t, n));
};
struct Shelf {
  BOOST_HANA_DEFINE_STRUCT(Shelf, (std::int64_t, id), (std::optional<std::int64_t>, shop_id));
};
struct Good {
  BOOST_HANA_DEFINE_STRUCT(Good, (std::int64_t, id), (std::optional<std::int64_t>, shelf_id), (std::int64_t, n));
};
struct Code {
  BOOST_HANA_DEFINE_STRUCT(Code, (std::string, id), (std::int64_t, n));
};
struct Coded {
  BOOST_HANA_DEFINE_STRUCT(Coded, (std::int64_t, id), (std::optional<std::string>, code_id), (std::int64_t, n));
};
struct Level {
  BOOST_HANA_DEFINE_STRUCT(Level, (double, id), (std::int64_t, n));
};
struct Mark {
  BOOST_HANA_DEFINE_STRUCT(Mark, (std::int64_t, id), (std::optional<double>, level_id), (std::int64_t, n));
};
// Without a key: a row may be there twice.
struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::optional<std::int64_t>, shop_id), (std::optional<std::int64_t>, n));
  friend bool operator==(const Note&, const Note&) = default;
  friend auto operator<=>(const Note&, const Note&) = default;
};

using numbers = std::vector<std::int64_t>;

/// A value of a column: its SQL, and the number that it is where it is compared with one; none where it is no number.
struct written {
  const char* sql;
  std::optional<double> number;
  bool is_integer;  // stored as one, whatever the column's type; a column of INTEGER stores more as one
};

inline constexpr written some[] = {
    {"NULL", {}, false}, {"1", 1, true},      {"2", 2, true},      {"3", 3, true},        {"'1'", 1, false},    {"'02'", 2, false},
    {"1.0", 1, false},   {"2.5", 2.5, false}, {"'3.0'", 3, false}, {"'word'", {}, false}, {"'2.5'", 2.5, false}};

class world {
 public:
  world(engine::database& on, unsigned with_seed) : db(on), seed(with_seed), random_(with_seed) {}

  engine::database& db;
  const unsigned seed;

  std::int64_t below(std::int64_t end) { return std::uniform_int_distribution<std::int64_t>(0, end - 1)(random_); }

#ifndef IKEBANA_ON_POSTGRES
  const char* any_type() {
    constexpr const char* types[] = {"INTEGER", "TEXT", "REAL", "NUMERIC", ""};
    return types[below(5)];
  }
  const char* any_type_of_texts() { return below(2) == 0 ? "TEXT" : "INTEGER"; }
  const written& any_key() { return some[below(3) == 0 ? below(11) : below(4)]; }
#else
  // Columns hold what is of their types, and numbers are compared with numbers alone.
  const char* any_type() { return below(2) == 0 ? "INTEGER" : "REAL"; }
  const char* any_type_of_texts() { return "TEXT"; }
  const written& any_key() { return some[below(4)]; }
#endif

  void run(const std::string& sql) { db.execute(sql); }

  void expect(bool holds, const char* use) const { BOOST_TEST(holds, use << " is wrong; IKEBANA_SEED=" << seed); }

 private:
  std::mt19937 random_;
};

inline numbers sorted(numbers values) {
  std::sort(values.begin(), values.end());
  return values;
}

/// Checks what a use gives, if it gives something.
template <class Use>
void same_or_error(const world& in, const char* name, const std::vector<numbers>& expected, Use use) {
  try {
    std::vector<numbers> found = use();
    for (numbers& each : found) each = sorted(each);
    in.expect(found == expected, name);
  } catch (const conversion_error&) {
  }
}

/// The targets' numbers for each owner, by each use of a relation: expected is what an equality of SQL gives.
template <class Relation, class Owner, class Target>
void agree(const world& in, const std::vector<Owner>& owners, const std::vector<numbers>& expected) {
  using namespace ikebana;
  constexpr auto asked = related<Relation>();
  constexpr auto part = asked.select(col<&Target::n>);
  constexpr auto all = from<Owner>().order_by(col<&Owner::n>);
  auto& db = in.db;
  const auto of_targets = [](const auto& lists) {
    std::vector<numbers> found;
    for (const auto& list : lists) {
      numbers& into = found.emplace_back();
      for (const auto& each : list) into.push_back(each.n);
    }
    return found;
  };
  const auto of_rows = [&](const auto& rows) {
    std::vector<numbers> found;
    for (const auto& row : rows) {
      numbers& into = found.emplace_back();
      for (const auto& each : row.template get<1>()) {
        if constexpr (std::is_same_v<std::decay_t<decltype(each)>, std::int64_t>)
          into.push_back(each);
        else
          into.push_back(each.n);
      }
    }
    return found;
  };
  same_or_error(in, "preload", expected, [&] { return of_rows(db.all(all.with(asked))); });
  same_or_error(in, "joined preload", expected, [&] { return of_rows(db.all(all.with(asked.joined()))); });
  same_or_error(in, "preload of a selection", expected, [&] { return of_rows(db.all(all.with(part))); });
  same_or_error(in, "limited preload", expected, [&] { return of_rows(db.all(all.with(asked.limit(99)))); });
  same_or_error(in, "preload of a set", expected, [&] { return of_rows(db.all(all.with(asked.distinct().joined()))); });
  same_or_error(in, "of(range)", expected, [&] { return of_targets(db.all(asked.of(owners))); });
  same_or_error(in, "load(exists)", expected, [&] {
    const std::vector<bool> found = db.load(owners, exists(asked));
    for (std::size_t i = 0; i != owners.size(); ++i) in.expect(found[i] == !expected[i].empty(), "load(exists)");
    return expected;
  });
  // These read no key: they give what SQL finds equal.
  const auto counts = db.load(owners, count(asked));
  const auto counted = db.all(all.select(count(asked)));
  const auto sums = db.load(owners, sum(asked, col<&Target::n>));
  const auto existing = db.all(all.where(exists(asked)).select(col<&Owner::n>));
  std::vector<numbers> joined(owners.size());
  for (auto& [owner, n] : db(from<Owner>().template join<Relation>().select(col<&Owner::n>, col<&Target::n>)))
    joined[static_cast<std::size_t>(owner)].push_back(n);
  numbers with_targets;
  for (std::size_t i = 0; i != owners.size(); ++i) {
    in.expect(counts[i] == static_cast<std::int64_t>(expected[i].size()), "load(count)");
    in.expect(counted[i] == counts[i], "count");
    std::int64_t sum = 0;
    for (const std::int64_t each : expected[i]) sum += each;
    in.expect(sums[i].value_or(0) == sum, "load(sum)");
    in.expect(sorted(joined[i]) == expected[i], "join");
    if (!expected[i].empty()) with_targets.push_back(owners[i].n);
    // An aggregate of one owner's targets is over those that are requested.
    const auto requested = db.all(part.of(owners[i]));
    in.expect(db.one(asked.select(count()).of(owners[i])) == static_cast<std::int64_t>(requested.size()), "count of of(owner)");
    in.expect(requested.size() <= expected[i].size(), "of(owner)");
  }
  in.expect(existing == with_targets, "exists");
}

/// Through a table whose foreign key is of any type, and down from it by one of any type.
inline void check_integer_keys(world& in) {
  in.run(std::string(
             "CREATE TABLE shops (id INTEGER PRIMARY KEY, n INTEGER NOT NULL); CREATE TABLE shelves (id INTEGER PRIMARY KEY, shop_id ") +
         in.any_type() + "); CREATE TABLE goods (id INTEGER PRIMARY KEY, shelf_id " + in.any_type() +
         ", n INTEGER NOT NULL); INSERT INTO shops VALUES (1, 0), (2, 1), (3, 2), (7, 3);");
  const std::vector<Shop> shops{{1, 0}, {2, 1}, {3, 2}, {7, 3}};
  std::vector<std::optional<double>> shelves, goods;
  for (std::int64_t i = 1; i <= 3; ++i) {
    const written& key = in.any_key();
    in.run("INSERT INTO shelves VALUES (" + std::to_string(i) + ", " + key.sql + ")");
    shelves.push_back(key.number);
  }
  for (std::int64_t i = 1; i <= 5; ++i) {
    const written& key = in.any_key();
    in.run("INSERT INTO goods VALUES (" + std::to_string(i) + ", " + key.sql + ", " + std::to_string(10 + i) + ")");
    goods.push_back(key.number);
  }
  std::vector<numbers> of_shelves(3), of_shops(shops.size());
  for (std::size_t shelf = 0; shelf != 3; ++shelf) {
    for (std::size_t good = 0; good != goods.size(); ++good) {
      if (goods[good] == static_cast<double>(shelf + 1)) of_shelves[shelf].push_back(static_cast<std::int64_t>(11 + good));
    }
    for (std::size_t shop = 0; shop != shops.size(); ++shop) {
      if (shelves[shelf] == static_cast<double>(shops[shop].id))
        of_shops[shop].insert(of_shops[shop].end(), of_shelves[shelf].begin(), of_shelves[shelf].end());
    }
  }
  for (numbers& each : of_shops) each = sorted(each);
  agree<ikebana::through<Shop, Shelf, Good>, Shop, Good>(in, shops, of_shops);
}

inline void check_text_keys(world& in) {
  in.run(
      std::string(
          "CREATE TABLE codes (id TEXT NOT NULL PRIMARY KEY, n INTEGER NOT NULL); CREATE TABLE codeds (id INTEGER PRIMARY KEY, code_id ") +
      in.any_type_of_texts() + ", n INTEGER NOT NULL); INSERT INTO codes VALUES ('1', 0), ('x', 1), ('2.5', 2), ('A', 3);");
  const std::vector<Code> codes{{"1", 0}, {"x", 1}, {"2.5", 2}, {"A", 3}};
  constexpr const char* texts[] = {"1", "x", "2.5", "A", "a", ""};
  std::vector<numbers> expected(codes.size());
  for (std::int64_t i = 1; i <= 6; ++i) {
    const char* const text = texts[in.below(6)];
    in.run("INSERT INTO codeds VALUES (" + std::to_string(i) + ", '" + text + "', " + std::to_string(10 + i) + ")");
    for (std::size_t code = 0; code != codes.size(); ++code) {
      if (codes[code].id == text) expected[code].push_back(10 + i);
    }
  }
  agree<ikebana::has_many<Code, Coded>, Code, Coded>(in, codes, expected);
}

inline void check_real_keys(world& in) {
  in.run(
      std::string(
          "CREATE TABLE levels (id REAL NOT NULL PRIMARY KEY, n INTEGER NOT NULL); CREATE TABLE marks (id INTEGER PRIMARY KEY, level_id ") +
      in.any_type() + ", n INTEGER NOT NULL); INSERT INTO levels VALUES (1, 0), (2.5, 1), (3, 2);");
  const std::vector<Level> levels{{1, 0}, {2.5, 1}, {3, 2}};
  std::vector<numbers> expected(levels.size());
  for (std::int64_t i = 1; i <= 5; ++i) {
    const written& key = in.any_key();
    in.run("INSERT INTO marks VALUES (" + std::to_string(i) + ", " + key.sql + ", " + std::to_string(10 + i) + ")");
    for (std::size_t level = 0; level != levels.size(); ++level) {
      if (key.number == levels[level].id) expected[level].push_back(10 + i);
    }
  }
  agree<ikebana::has_many<Level, Mark>, Level, Mark>(in, levels, expected);
}

/// The rows of a table without a key: as a bag, as a set, and cut in an order.
inline void check_no_key(world& in) {
  using namespace ikebana;
  in.run("CREATE TABLE notes (shop_id INTEGER, n INTEGER)");
  const std::vector<Shop> shops{{1, 0}, {2, 1}, {3, 2}, {7, 3}};
  std::vector<std::vector<Note>> bags(shops.size());
  for (std::int64_t i = in.below(9); i != 0; --i) {
    Note note{in.below(4) + 1, std::nullopt};
    if (in.below(3) != 0) note.n = in.below(3);
    in.run("INSERT INTO notes VALUES (" + std::to_string(*note.shop_id) + ", " + (note.n.has_value() ? std::to_string(*note.n) : "NULL") +
           ")");
    for (std::size_t shop = 0; shop != shops.size(); ++shop) {
      if (shops[shop].id == note.shop_id) bags[shop].push_back(note);
    }
  }
  std::vector<std::vector<Note>> sets, cut, cut_sets;
  for (auto& bag : bags) {
    std::sort(bag.begin(), bag.end());
    auto& set = sets.emplace_back(bag);
    set.erase(std::unique(set.begin(), set.end()), set.end());
    const auto first_two = [](std::vector<Note> rows) {
      rows.resize(std::min<std::size_t>(2, rows.size()));
      return rows;
    };
    cut.push_back(first_two(bag));
    cut_sets.push_back(first_two(set));
  }
  constexpr auto all = from<Shop>().order_by(col<&Shop::id>);
  const auto check = [&](const char* use, const auto& asked, const std::vector<std::vector<Note>>& expected) {
    const auto compare = [&](std::size_t shop, std::vector<Note> found) {
      std::sort(found.begin(), found.end());
      in.expect(found == expected[shop], use);
    };
    const auto preloaded = in.db.all(all.with(asked));
    const auto joined = in.db.all(all.with(asked.joined()));
    const auto of_range = in.db.all(asked.of(shops));
    const auto counts = in.db.load(shops, count(asked));
    for (std::size_t shop = 0; shop != shops.size(); ++shop) {
      compare(shop, in.db.all(asked.of(shops[shop])));
      compare(shop, preloaded[shop].template get<1>());
      compare(shop, joined[shop].template get<1>());
      compare(shop, of_range[shop]);
      in.expect(counts[shop] == static_cast<std::int64_t>(expected[shop].size()), use);
    }
    in.expect(in.db.all(all.where(exists(asked))).size() ==
                  static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(), [](const auto& rows) { return !rows.empty(); })),
              use);
  };
  constexpr auto notes = related<has_many<Shop, Note>>();
  check("bag", notes, bags);
  check("set", notes.distinct(), sets);
  check("limited bag", notes.order_by(col<&Note::n>).limit(2), cut);
  check("limited set", notes.distinct().order_by(col<&Note::n>).limit(2), cut_sets);
}

}  // namespace classes

BOOST_AUTO_TEST_SUITE(generative_classes)

BOOST_AUTO_TEST_CASE(every_use_agrees_or_throws) {
  using clock = std::chrono::steady_clock;
  const auto end = clock::now() + std::chrono::seconds(generated::number_from_environment("IKEBANA_GENERATIVE_SECONDS", 2));
  const unsigned first = generated::number_from_environment("IKEBANA_SEED", 20261130);
  unsigned seed = first;
  for (; seed == first || clock::now() < end; ++seed) {
    engine::database db{engine::without_foreign_keys};
    classes::world in{db, seed};
    classes::check_integer_keys(in);
    classes::check_text_keys(in);
    classes::check_real_keys(in);
    classes::check_no_key(in);
    BOOST_TEST(!db.is_busy());
  }
  std::cout << "generated: " << (seed - first) << " databases from seed " << first << "\n";
}

BOOST_AUTO_TEST_SUITE_END()
