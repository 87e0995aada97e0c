// SPDX-License-Identifier: BSL-1.0
// What a second engine has to give, and what it gets for it: an engine of canned answers, without SQLite's header, on which queries,
// preloads and writes run as they do on SQLite.
#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <ikebana/ikebana.hpp>

#include <ikebana/driver/database_on.hpp>
#include <ikebana/driver/driver.hpp>
#include <ikebana/driver/slot_number.hpp>

#include <map>
#include <string>
#include <variant>
#include <vector>

#ifdef SQLITE_VERSION
#error "the room driver/ includes sqlite3.h"
#endif

namespace canned {

using namespace ikebana;

using value = std::variant<std::monostate, std::int64_t, double, std::string>;
using values = std::vector<value>;

/// Where a value goes that is bound.
struct sink {
  value& into;

  void null() const { into = std::monostate{}; }
  void integer(std::int64_t number) const { into = number; }
  void real(double number) const { into = number; }
  void text(std::string_view text, ikebana::detail::lasting) const { into = std::string(text); }
  void bytes(blob_view, ikebana::detail::lasting) const { fail("a blob"); }
  [[noreturn]] void fail(const char* what) const {
    throw conversion_error(ikebana::detail::error_code::mismatch, std::string("a parameter is ") + what, {});
  }
};

/// A value that is read.
struct cell {
  const value& held;

  void expect(bool holds, const char* wanted) const {
    if (!holds) fail((std::string("another value, and ") + wanted + " is wanted").c_str());
  }
  [[noreturn]] void fail(const char* what) const {
    throw conversion_error(ikebana::detail::error_code::mismatch, std::string("a column holds ") + what, {});
  }
  template <class T>
  const T& as(const char* wanted) const {
    expect(std::holds_alternative<T>(held), wanted);
    return std::get<T>(held);
  }
  std::int64_t integer() const { return as<std::int64_t>("an integer"); }
  double real() const { return as<double>("a real number"); }
  std::string_view text() const { return as<std::string>("a text"); }
  blob_view bytes() const { fail("no blob"); }
  bool is_real() const { return std::holds_alternative<double>(held); }
  storage kind() const {
    constexpr storage kinds[] = {storage::unknown, storage::integer, storage::real, storage::text};
    return kinds[held.index()];
  }
};

struct dialect {
  static constexpr ikebana::detail::dialect_facts facts{.placeholder = '#'};
};

struct slot {
  ikebana::detail::slot_number number;
  unsigned size;
  const char* sql;
  unsigned parameters;
  const unsigned short* numbers;  // of the parameters, none where they are 1, 2, 3...

  std::string_view text() const { return {sql, size}; }
};

struct bound {
  value given;

  void counts_rows() {
    if (std::get<std::int64_t>(given) < 0) sink{given}.fail(ikebana::detail::negative_number_of_rows);
  }
};

struct value_row {
  bound* next;

  template <class T>
  void operator()(const T& given) {
    ikebana::detail::encode(given, sink{(next++)->given});
  }
};

class lease;
class lease_of_loop;
struct scope;
struct insertion_key;
struct row_is_found;

/// A statement that was run, and what it was bound to.
struct run {
  std::string sql;
  values bound_to;
};

class connection {
 public:
  using dialect = canned::dialect;
  using slot = canned::slot;
  using bound = canned::bound;
  using value_row = canned::value_row;
  using lease = canned::lease;
  using lease_of_loop = canned::lease_of_loop;
  using read_scope = scope;
  using write_scope = scope;
  using insertion_key = canned::insertion_key;
  using upsert_key = canned::insertion_key;
  using row_is_found = canned::row_is_found;
  static constexpr bool copies_values = true;
  static constexpr bool sends_all_rows = false;
  static constexpr std::int64_t first_owner = 0;

  template <class Statement>
  static inline constinit canned::slot slot_of = {
      {0},
      static_cast<unsigned>(ikebana::detail::parameters_of<Statement, dialect>.size),
      ikebana::detail::text_of<Statement, dialect>.characters,
      ikebana::detail::parameter_count<Statement, dialect>,
      ikebana::detail::numbers_of_parameters<Statement, dialect>};

  struct integer_keys {
    values keys;
    integer_keys(const std::int64_t* first, std::size_t count) : keys(first, first + count) {}
  };

  template <class Owners, class Model, const ikebana::detail::key_columns& Key>
  struct keys_of {
    values keys;
    explicit keys_of(const Owners& owners) {
      for (std::size_t i = 0; i != owners.size(); ++i) {
        ikebana::detail::encode(owners.template key<ikebana::detail::member_at<Model, Key.at[0]>, 0>(i), sink{keys.emplace_back()});
      }
    }
  };

  void before_run(const canned::slot&) const {}
  bool in_transaction() const { return depth != 0; }
  std::int64_t changed() const { return 1; }

  template <class Model>
  auto is_inserted_row() const {
    return rowid<Model> == last_key;
  }

  std::map<std::string, std::vector<values>> answers;  // by the text of the statement
  std::vector<run> runs;
  int depth = 0;
  std::int64_t last_key = 100;
};

class lease {
 public:
  using dialect = canned::dialect;

  lease(connection& from, slot& wanted) : on(from), wanted_(wanted) {}
  lease(connection& from, slot& wanted, bound* given) : lease(from, wanted) {
    for (unsigned i = 0; i != wanted.parameters; ++i) put(wanted.numbers != nullptr ? wanted.numbers[i] : i + 1) = given[i].given;
  }

  bool step() const {
    if (!is_run_) {
      on.runs.push_back({std::string(wanted_.text()), given_});
      is_run_ = true;
      row_ = 0;
      const auto found = on.answers.find(on.runs.back().sql);
      rows_ = found != on.answers.end() ? &found->second : nullptr;
    } else {
      ++row_;
    }
    return rows_ != nullptr && row_ < rows_->size();
  }
  void submit() const {}
  void run_again() const { is_run_ = false; }

  template <class T>
  void read(int column, T& into) const {
    if constexpr (ikebana::detail::is_optional<T>) {
      into.reset();
      if (!is_null(column)) ikebana::detail::read_value(cell{at(column)}, into.emplace());
    } else {
      ikebana::detail::read_value(cell{at(column)}, into);
    }
  }
  bool is_null(int column) const { return at(column).index() == 0; }
  bool read_key(int column, std::int64_t& into) const {
    if (is_null(column)) return false;
    into = cell{at(column)}.integer();
    return true;
  }
  int columns() const { return static_cast<int>((*rows_)[0].size()); }
  [[noreturn]] void fail_missing(int) const { cell{value{}}.fail("NULL, and a value is wanted"); }

  template <class T>
  void bind(int number, const T& given) const {
    ikebana::detail::encode(given, sink{put(static_cast<unsigned>(number))});
  }
  void bind_null(int number) const { put(static_cast<unsigned>(number)) = value{}; }
  template <class Keys>
  void bind_keys(int, const Keys& sent) const {
    given_.insert(given_.end(), sent.keys.begin(), sent.keys.end());
  }
  [[noreturn]] void fail_parameter(int number, const char* what) const { sink{put(static_cast<unsigned>(number))}.fail(what); }

  std::size_t rows_given_before() const { return 0; }
  void keep_rows_given(std::size_t) const {}

  connection& on;

 private:
  const value& at(int column) const { return (*rows_)[row_][static_cast<std::size_t>(column)]; }
  value& put(unsigned number) const {
    if (given_.size() < number) given_.resize(number);
    return given_[number - 1];
  }

  slot& wanted_;
  mutable values given_;
  mutable const std::vector<values>* rows_ = nullptr;
  mutable std::size_t row_ = 0;
  mutable bool is_run_ = false;
};

class lease_of_loop {
 public:
  lease_of_loop(connection& on, slot& wanted, bound* given) : lease_(on, wanted, given) {}
  const lease& leased() const { return lease_; }

 private:
  lease lease_;
};

struct scope {
  connection& on;
  bool is_open = true;

  explicit scope(connection& from) : on(from) { ++on.depth; }
  scope(const scope&) = delete;
  scope& operator=(const scope&) = delete;
  ~scope() {
    if (is_open) --on.depth;
  }
  void finish() { commit(); }
  void commit() {
    --on.depth;
    is_open = false;
  }
};

struct insertion_key {
  connection& on;

  insertion_key(const lease& at, const ikebana::detail::table_facts&, unsigned) : on(at.on) {}
  bool is_made() const { return true; }
  std::int64_t key() const { return ++on.last_key; }
};

struct row_is_found {
  explicit row_is_found(connection&) {}
  bool by(std::int64_t changed) const { return changed != 0; }
};

static_assert(ikebana::detail::a_connection<connection>);

struct opened {
  using connection = canned::connection;

  connection& on() { return engine; }

  connection engine;
};

class database : public database_on<opened> {};

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name), (std::optional<double>, score));
};

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};

using UserPosts = has_many<User, Post>;

}  // namespace canned

using namespace canned;
using namespace ikebana::literals;

BOOST_AUTO_TEST_SUITE(driver)

BOOST_AUTO_TEST_CASE(rows_of_a_query) {
  database db;
  constexpr std::string_view sql =
      R"(SELECT "users"."id", "users"."name", "users"."score" FROM "users" WHERE "users"."id" > #1 ORDER BY "users"."id")";
  db.engine.answers[std::string(sql)] = {{2, "Ada", 1.5}, {3, "Bob", std::monostate{}}};
  const auto query = from<User>().where(col<&User::id> > 1).order_by(col<&User::id>);
  static_assert(query.sql<dialect>() == sql);

  std::string names;
  for (const User& user : db(query)) names += user.name + (user.score ? "+" : "-");
  BOOST_TEST(names == "Ada+Bob-");
  BOOST_TEST(db.engine.runs[0].sql == sql);
  BOOST_TEST((db.engine.runs[0].bound_to == values{1}));

  BOOST_TEST(db.all(query).size() == 2u);
  BOOST_TEST(db.first(query)->id == 2);
  BOOST_CHECK_THROW(db.one(query), several_rows);
  std::size_t length = 0;
  for (const auto& [id, name, score] : db.views(query)) length += name.size();
  BOOST_TEST(length == 6u);
  auto columns = db.columns(query);
  BOOST_TEST(ikebana::detail::column_of<1>(columns)[1] == "Bob");
}

BOOST_AUTO_TEST_CASE(arguments_and_texts_of_a_query) {
  database db;
  db.engine.answers[R"(SELECT "users"."name" FROM "users" WHERE "users"."name" = #1 LIMIT #2)"] = {{"Ada"}};
  db.engine.answers[R"(SELECT "users"."name" FROM "users" LIMIT #1)"] = {{"Bob"}, {"Ada"}};
  const auto query = from<User>().select(col<&User::name>).limit(param<"most", std::int64_t>);
  BOOST_TEST(db.column(query.where(col<&User::name> == "Ada"), "most"_arg = 5).at(0) == "Ada");
  BOOST_TEST((db.engine.runs.back().bound_to == values{"Ada", 5}));
  BOOST_CHECK_THROW(db.column(query, "most"_arg = -1), conversion_error);

  const auto wanted = [&](std::optional<std::string> name) {
    return db.column(from<User>().where(maybe(col<&User::name> == name)).select(col<&User::name>).limit(9)).size();
  };
  db.engine.answers[R"(SELECT "users"."name" FROM "users" WHERE "users"."name" = #1 LIMIT 9)"] = {{"Ada"}};
  db.engine.answers[R"(SELECT "users"."name" FROM "users" LIMIT 9)"] = {{"Bob"}, {"Ada"}};
  BOOST_TEST(wanted("Ada") == 1u);
  BOOST_TEST(wanted(std::nullopt) == 2u);
}

BOOST_AUTO_TEST_CASE(an_error_says_what_the_engine_says) {
  const error refused{7, "no such table: posts", "SELECT 1 FROM posts"};
  BOOST_TEST(refused.code() == 7);
  BOOST_TEST(refused.sqlstate() == std::string_view());
  BOOST_TEST(refused.message() == "no such table: posts");
  BOOST_TEST(refused.sql() == "SELECT 1 FROM posts");
  BOOST_TEST(refused.what() == std::string_view("no such table: posts\n  in: SELECT 1 FROM posts"));

  const busy waited{"55P03", "could not obtain lock", {}};
  BOOST_TEST(waited.code() == 0);
  BOOST_TEST(waited.sqlstate() == std::string_view("55P03"));
  BOOST_TEST(waited.what() == std::string_view("could not obtain lock"));
  BOOST_TEST(waited.sql().empty());
}

BOOST_AUTO_TEST_CASE(a_value_that_does_not_fit) {
  database db;
  db.engine.answers[R"(SELECT "users"."id" FROM "users")"] = {{"seven"}};
  BOOST_CHECK_THROW(db.value(from<User>().select(col<&User::id>)), conversion_error);
}

BOOST_AUTO_TEST_CASE(preloads_by_hop_and_joined) {
  database db;
  const auto users = from<User>();
  db.engine.answers[std::string(users.sql<dialect>())] = {{1, "Ada", 1.0}, {2, "Bob", 1.0}};
  const auto by_hop = users.with(related<UserPosts>());
  db.engine.answers[std::string(by_hop.statements<dialect>()[1])] = {{10, 2, "a"}, {11, 1, "b"}, {12, 2, "c"}};
  std::string found;
  for (const auto& [user, posts] : db(by_hop)) {
    found += user.name;
    for (const Post& post : posts) found += post.title;
  }
  BOOST_TEST(found == "AdabBobac");

  const auto joined = users.with(related<UserPosts>().joined());
  db.engine.answers[std::string(joined.statements<dialect>()[1])] = {{10, 2, "a", 2}, {11, 1, "b", 1}};
  const auto rows = db.all(joined);
  BOOST_TEST(rows[1].get<1>()[0].title == "a");
  BOOST_TEST((db.engine.runs.back().bound_to == values{1, 2}));
  BOOST_TEST(db.engine.depth == 0);
}

BOOST_AUTO_TEST_CASE(writes) {
  database db;
  User ada{0, "Ada", {}};
  BOOST_TEST(db.execute(insert(ada)) == 101);
  BOOST_TEST((db.engine.runs.back().bound_to == values{std::monostate{}, "Ada", std::monostate{}}));
  db.execute(insert(&ada));
  BOOST_TEST(ada.id == 102);

  std::vector<Post> posts{{0, 0, "a"}, {0, 0, "b"}};
  db.execute(create_many<UserPosts>(ada, posts));
  BOOST_TEST(posts[1].user_id == 102);
  BOOST_TEST(posts[1].id == 104);

  BOOST_TEST(db.execute(update<User>().set(col<&User::name> = "Eve").where(col<&User::id> == 7)) == 1);
  BOOST_TEST(db.engine.runs.back().sql == R"(UPDATE "users" SET "name" = #1 WHERE "users"."id" = #2)");
  BOOST_TEST((db.engine.runs.back().bound_to == values{"Eve", 7}));

  const auto removed = remove<User>().where(col<&User::id> == 7).returning(col<&User::name>);
  db.engine.answers[std::string(removed.sql<dialect>())] = {{"Eve"}};
  BOOST_TEST(db.one(removed) == "Eve");
  BOOST_TEST(db.engine.depth == 0);
}

BOOST_AUTO_TEST_SUITE_END()
