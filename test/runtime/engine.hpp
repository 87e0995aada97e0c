// SPDX-License-Identifier: BSL-1.0
#pragma once

// The engine that a suite runs on: SQLite in memory, or a PostgreSQL server if IKEBANA_ON_POSTGRES is defined, with the same models,
// data and expected rows. `engine::database db;` is an empty database, in whose `execute` tables are made in SQLite's words.

#include <string>

namespace engine {

/// A JSON text without the blanks between its tokens, which one engine writes and the other does not.
inline std::string without_blanks(const std::string& json) {
  std::string text;
  bool is_quoted = false;
  for (std::size_t at = 0; at != json.size(); ++at) {
    if (json[at] == '"' && (!is_quoted || json[at - 1] != '\\')) is_quoted = !is_quoted;
    if (json[at] != ' ' || is_quoted) text += json[at];
  }
  return text;
}

}  // namespace engine

#ifndef IKEBANA_ON_POSTGRES

#include <ikebana/sqlite.hpp>

#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace engine {

using namespace ikebana::sqlite;

inline constexpr options without_foreign_keys{.foreign_keys = false};

/// A parameter as an error names it.
inline std::string parameter(int number) { return "?" + std::to_string(number); }

/// A key that is made is one more than the greatest there is: one that was given, or has been that of a row which is gone.
inline constexpr bool keys_follow_those_given = true, gives_keys_again = true;

struct database : ikebana::sqlite::database {
  explicit database(const options& chosen = {}) : ikebana::sqlite::database(":memory:", chosen) {}
  /// One in a file, which SQLite alone has.
  database(const std::string& path, const options& chosen) : ikebana::sqlite::database(path, chosen) {}

  /// How many statements the connection keeps prepared.
  int prepared() const {
    int count = 0;
    for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(handle(), each)) != nullptr;) ++count;
    return count;
  }

  /// SQLite makes the keys of all tables that have one of an integer.
  void make_keys() {}

  /// Keys that are made go on from those of the records that were inserted with theirs: SQLite's do.
  void continue_keys() {}

  /// The only number that a text asks for.
  std::int64_t number(const std::string& sql) {
    std::int64_t found = 0;
    const auto take = [](void* into, int, char** values, char**) { return *static_cast<std::int64_t*>(into) = std::stoll(values[0]), 0; };
    if (sqlite3_exec(handle(), sql.c_str(), take, &found, nullptr) != SQLITE_OK) throw std::runtime_error(sqlite3_errmsg(handle()));
    return found;
  }

  bool in_transaction() const { return sqlite3_get_autocommit(handle()) == 0; }

  /// A statement is amid its rows.
  bool is_busy() const {
    for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(handle(), each)) != nullptr;) {
      if (sqlite3_stmt_busy(each) != 0) return true;
    }
    return false;
  }

  /// No row comes into a table any more: a constraint says so.
  void refuse_insertions(const std::string& table) {
    execute("CREATE TRIGGER refused BEFORE INSERT ON " + table + " BEGIN SELECT RAISE(ABORT, 'no'); END");
  }

  /// Rows for which a condition on `new` holds are left out where they are inserted into a table.
  void ignore_insertions(const std::string& table, const std::string& condition) {
    execute("CREATE TRIGGER ignored BEFORE INSERT ON " + table + " WHEN " + condition + " BEGIN SELECT RAISE(IGNORE); END");
  }

  /// Without its tables, and as it was opened: one that is opened anew is as quick.
  static void renew(std::optional<database>& which) { which.emplace(without_foreign_keys); }

  /// Rows in no order that is asked for come in another than by themselves.
  void take_other_ways() { execute("PRAGMA reverse_unordered_selects = ON"); }

  /// A statement has so many parameters at most.
  void limit_parameters(int most) { sqlite3_limit(handle(), SQLITE_LIMIT_VARIABLE_NUMBER, most); }
};

/// Counts the statements that read, while it lasts.
class statement_counter {
 public:
  explicit statement_counter(database& db) : db_(db) {
    sqlite3_trace_v2(
        db.handle(), SQLITE_TRACE_STMT,
        [](unsigned, void* self, void*, void* sql) {
          const std::string_view text = static_cast<const char*>(sql);
          if (text.substr(0, 6) == "SELECT") ++static_cast<statement_counter*>(self)->count_;
          return 0;
        },
        this);
  }
  ~statement_counter() { sqlite3_trace_v2(db_.handle(), 0, nullptr, nullptr); }
  statement_counter(const statement_counter&) = delete;
  statement_counter& operator=(const statement_counter&) = delete;

  std::size_t count() const { return count_; }

 private:
  database& db_;
  std::size_t count_ = 0;
};

/// A text may have a NUL in it.
inline constexpr char nul = '\0';

/// What an engine says in its own words.
inline std::string words(const char* of_sqlite, const char*) { return of_sqlite; }

/// What a transaction says that is going to write.
inline constexpr transaction_kind to_write = transaction_kind::immediate;

inline bool is_of_foreign_key(const ikebana::error& thrown) { return thrown.code() == SQLITE_CONSTRAINT_FOREIGNKEY; }
inline bool says_read_only(const ikebana::error& thrown) { return thrown.code() == SQLITE_READONLY; }

/// The type of a column that may hold a value of any.
inline constexpr char any_type[] = "";

}  // namespace engine

#else

#include <ikebana/postgres.hpp>

#include <atomic>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unistd.h>

namespace engine {

using namespace ikebana::postgres;

/// What SQLite's words for a schema are in PostgreSQL's: types, keys that are made, options of tables. Texts in quotes stay.
inline std::string in_words_of_postgres(std::string_view sql) {
  static constexpr std::string_view words[][2] = {
      {"INTEGER PRIMARY KEY AUTOINCREMENT", "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
      {"INTEGER PRIMARY KEY", "bigint GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY"},
      {"INTEGER", "bigint"},
      {"INT", "bigint"},
      {"REAL", "double precision"},
      {"BLOB", "bytea"},
      {"TIMESTAMP_TEXT", "timestamp with time zone"},
      {"DATE_TEXT", "date"},
      {"TEXT COLLATE", "text COLLATE"},
      {"TEXT", "text COLLATE \"C\""},
      {"CURRENT_TIMESTAMP", "to_char(now() AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI:SS')"},
      {"WITHOUT ROWID", ""},
      {"STRICT", ""},
      {"VIRTUAL", "STORED"},
  };
  const auto is_letter = [](char each) { return std::isalnum(static_cast<unsigned char>(each)) != 0 || each == '_'; };
  std::string text;
  bool is_table = false;  // types are those of a table's columns; a cast has its own
  for (std::size_t at = 0; at < sql.size();) {
    const char quote = sql[at];
    if (quote == '\'' || quote == '"') {
      const std::size_t end = sql.find(quote, at + 1);
      text += sql.substr(at, end - at + 1);
      at = end == std::string_view::npos ? sql.size() : end + 1;
      continue;
    }
    if (sql.substr(at, 12) == "CREATE TABLE") is_table = true;
    if (quote == ';') is_table = false;
    // x'01' is a blob.
    if ((quote == 'x' || quote == 'X') && at + 1 < sql.size() && sql[at + 1] == '\'' && (at == 0 || !is_letter(sql[at - 1]))) {
      const std::size_t end = sql.find('\'', at + 2);
      text += "'\\x";
      text += sql.substr(at + 2, end - at - 2);
      text += "'::bytea";
      at = end + 1;
      continue;
    }
    bool is_word = false;
    for (const auto& [from, to] : words) {
      if (!is_table || sql.substr(at, from.size()) != from) continue;
      if ((at != 0 && is_letter(sql[at - 1])) || (at + from.size() < sql.size() && is_letter(sql[at + from.size()]))) continue;
      text += to;
      at += from.size();
      is_word = true;
      break;
    }
    if (!is_word) text += sql[at++];
  }
  return text;
}

/// Keys that are made go on from those that stand there: PostgreSQL's go on from the last that was made, rolled back or not.
inline constexpr char advance_keys[] = R"(
  DO $$ DECLARE each record; BEGIN
    FOR each IN SELECT table_name, column_name FROM information_schema.columns
                WHERE table_schema = current_schema() AND is_identity = 'YES' LOOP
      EXECUTE format('SELECT setval(pg_get_serial_sequence(%L, %L), greatest(least(coalesce(max(%I), 0), 9223372036854775806) + 1, 1), false) FROM %I',
                     quote_ident(each.table_name), each.column_name, each.column_name, each.table_name);
    END LOOP;
  END $$)";

inline const char* server() {
  const char* const given = std::getenv("IKEBANA_POSTGRES");
  if (given == nullptr) throw std::runtime_error("these tests need a server: IKEBANA_POSTGRES says where");
  return given;
}

enum class foreign_keys : bool { checked, not_checked };
inline constexpr foreign_keys without_foreign_keys = foreign_keys::not_checked;

/// A parameter as an error names it.
inline std::string parameter(int number) { return "$" + std::to_string(number); }

/// Keys are made by a sequence, which knows of no others, and gives none again.
inline constexpr bool keys_follow_those_given = false, gives_keys_again = false;

/// A schema of its own, which is gone with it.
class database : public ikebana::postgres::database {
 public:
  explicit database(foreign_keys are = foreign_keys::checked, const options& chosen = {}) : ikebana::postgres::database(server(), chosen) {
    static std::atomic<unsigned> count = 0;  // a thread may have one of its own
    name_ = "ikebana_" + std::to_string(::getpid()) + "_" + std::to_string(++count);
    ikebana::postgres::database::execute("CREATE SCHEMA " + name_ + "; SET search_path TO " + name_ + "; SET TimeZone TO 'UTC'");
    if (are == foreign_keys::not_checked) ikebana::postgres::database::execute("SET session_replication_role = replica");
  }
  database(database&& other) noexcept : ikebana::postgres::database(static_cast<database&&>(other)), name_(other.name_) {
    other.name_.clear();
  }
  ~database() {
    if (name_.empty()) return;
    try {
      ikebana::postgres::database::execute("ROLLBACK; SET client_min_messages = error; DROP SCHEMA " + name_ + " CASCADE");
    } catch (const ikebana::error&) {
      // The server is gone, and the schema with it.
    }
  }

  using ikebana::postgres::database::execute;

  std::int64_t execute(std::string_view sql) {
    const std::int64_t changed = ikebana::postgres::database::execute(in_words_of_postgres(sql));
    if (sql.find("INSERT") != std::string_view::npos) continue_keys();
    return changed;
  }

  /// Where another connection finds the same tables.
  const std::string& schema() const { return name_; }

  /// A text in PostgreSQL's words.
  void execute_as_it_is(std::string_view sql) { ikebana::postgres::database::execute(sql); }

  /// Makes the keys of all tables that have one of an integer, as SQLite does.
  void make_keys() {
    ikebana::postgres::database::execute(R"(
      DO $$ DECLARE each record; BEGIN
        FOR each IN SELECT c.conrelid::regclass AS name, a.attname FROM pg_constraint c
                    JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
                    WHERE c.contype = 'p' AND cardinality(c.conkey) = 1 AND a.atttypid = 'bigint'::regtype AND a.attidentity = ''
                      AND c.connamespace = current_schema()::regnamespace LOOP
          EXECUTE format('ALTER TABLE %s ALTER COLUMN %I ADD GENERATED BY DEFAULT AS IDENTITY', each.name, each.attname);
        END LOOP;
      END $$)");
    continue_keys();
  }

  /// Keys that are made go on from those of the records that were inserted with theirs.
  void continue_keys() { ikebana::postgres::database::execute(advance_keys); }

  /// Calls with each row of a text, as its lease.
  template <class Take>
  void each_row(const std::string& sql, Take take) {
    detail::slot slot{{0}, static_cast<unsigned>(sql.size()), sql.c_str(), 0, nullptr};
    const detail::lease leased{on(), slot};
    while (leased.step()) take(leased);
  }

  /// The only number that a text asks for.
  std::int64_t number(const std::string& sql) {
    detail::slot slot{{0}, static_cast<unsigned>(sql.size()), sql.c_str(), 0, nullptr};
    const detail::lease leased{on(), slot};
    std::int64_t found = 0;
    if (leased.step()) leased.read(0, found);
    return found;
  }

  int prepared() { return static_cast<int>(number("SELECT count(*) FROM pg_prepared_statements")); }

  bool in_transaction() const {
    on().settle();
    return PQtransactionStatus(handle()) != PQTRANS_IDLE;
  }

  /// A statement is amid its rows.
  bool is_busy() const {
    on().settle();
    return PQtransactionStatus(handle()) == PQTRANS_ACTIVE;
  }

  /// No row comes into a table any more: a constraint says so.
  void refuse_insertions(const std::string& table) {
    make_trigger(table, "refused", "RAISE EXCEPTION 'no' USING ERRCODE = 'integrity_constraint_violation'");
  }

  /// Rows for which a condition on `new` holds are left out where they are inserted into a table.
  void ignore_insertions(const std::string& table, const std::string& condition) {
    make_trigger(table, "ignored", "IF " + condition + " THEN RETURN NULL; END IF; RETURN new");
  }

  /// Without its tables, and as it was opened, but that its statements stay prepared: most of the time goes for these.
  static void renew(std::optional<database>& which) {
    if (!which.has_value()) {
      which.emplace(without_foreign_keys);
    } else {
      static_cast<ikebana::postgres::database&>(*which).execute(
          "SET client_min_messages = error; DROP SCHEMA " + which->name_ + " CASCADE; CREATE SCHEMA " + which->name_ +
          "; RESET client_min_messages; RESET enable_hashjoin; RESET enable_seqscan");
    }
  }

  /// Rows are joined in other ways than the server would by itself.
  void take_other_ways() { ikebana::postgres::database::execute("SET enable_hashjoin = off; SET enable_seqscan = off"); }

  /// A statement has so many parameters at most: they are 65535 here, whatever a test would like.
  void limit_parameters(int) {}

 private:
  void make_trigger(const std::string& table, const std::string& name, const std::string& body) {
    ikebana::postgres::database::execute(
        "CREATE FUNCTION " + name + "() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN " + body + "; END $$; CREATE TRIGGER " + name +
        " BEFORE INSERT ON " + table + " FOR EACH ROW EXECUTE FUNCTION " + name + "()");
  }

  std::string name_;
};

/// Counts the statements of queries and writes, while it lasts: those by whose name they are prepared.
class statement_counter {
 public:
  explicit statement_counter(database& db) : db_(db), to_(::open_memstream(&trace_, &size_)) { PQtrace(db.handle(), to_); }
  ~statement_counter() {
    PQuntrace(db_.handle());
    std::fclose(to_);
    std::free(trace_);
  }
  statement_counter(const statement_counter&) = delete;
  statement_counter& operator=(const statement_counter&) = delete;

  std::size_t count() const {
    std::fflush(to_);
    std::size_t found = 0;
    const std::string_view trace(trace_, size_);
    constexpr std::string_view bound = "Bind\t \"\" \"ik_";
    for (std::size_t at = trace.find(bound); at != trace.npos; at = trace.find(bound, at + 1)) ++found;
    return found;
  }

 private:
  database& db_;
  char* trace_ = nullptr;
  std::size_t size_ = 0;
  std::FILE* to_;
};

/// PostgreSQL has no NUL in a text.
inline constexpr char nul = '\x01';

inline std::string words(const char*, const char* of_postgres) { return of_postgres; }

inline constexpr isolation to_write = isolation::as_the_database_says;

inline bool is_of_foreign_key(const ikebana::error& thrown) { return std::string_view(thrown.sqlstate()) == "23503"; }
inline bool says_read_only(const ikebana::error& thrown) { return std::string_view(thrown.sqlstate()) == "25006"; }

/// The type of a column that holds what is no number.
inline constexpr char any_type[] = "TEXT";

}  // namespace engine

#endif
