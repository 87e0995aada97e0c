// SPDX-License-Identifier: BSL-1.0
#pragma once

// Migrations: steps of SQL, each run once, in order, and recognized by its checksum. `db.migrate(steps)`.

#include <ikebana/meta/exceptions.hpp>
#include <ikebana/sqlite/backup.hpp>
#include <ikebana/sqlite/database.hpp>
#include <ikebana/sqlite/schema/dangling_rows.hpp>
#include <ikebana/sqlite/schema/sql_token.hpp>

namespace ikebana::sqlite {

/// Computes the checksum of a text, as `migrate` keeps it: FNV-1a of 64 bits, `checksum_of("CREATE TABLE ...")`. "\r\n" counts as
/// "\n". Two texts with the same sum are taken for one: it protects from mistakes, not from attacks.
constexpr std::uint64_t checksum_of(std::string_view text) {
  std::uint64_t sum = 0xcbf29ce484222325;
  for (std::size_t i = 0; i != text.size(); ++i) {
    if (text[i] == '\r' && i + 1 != text.size() && text[i + 1] == '\n') continue;
    sum = (sum ^ static_cast<unsigned char>(text[i])) * 0x100000001b3;
  }
  return sum;
}

/// One step of a database's history: its name, for messages, and its SQL, which may be several statements.
///
///     constexpr ikebana::sqlite::migration steps[] = {
///         {"makers", "CREATE TABLE makers (id INTEGER PRIMARY KEY, name TEXT NOT NULL)"},
///         {"where they are", "ALTER TABLE makers ADD COLUMN city TEXT"},
///     };
///     db.migrate(steps);
///
/// A step is never changed once a database has run it: a change is one more step.
struct migration {
  std::string_view name;
  std::string_view sql;

  constexpr std::uint64_t checksum() const { return sqlite::checksum_of(sql); }
};

IKEBANA_BEGIN_EXCEPTIONS

/// The database has seen more steps than the program knows: an older program must leave it alone.
class newer_database : public error {
 public:
  using error::error;
};

/// The database is not what the steps have made: a step that was run has another text now, or something else has changed the schema.
class altered_database : public error {
 public:
  using error::error;
};

/// A step has failed, and was rolled back: `code()` and `sql()` are those of its statement.
class failed_migration : public error {
 public:
  using error::error;
};

IKEBANA_END_EXCEPTIONS

namespace detail {

template <class Steps>
concept migrations = requires(const Steps& steps) {
  steps + 0;  // an array
  migration{std::string_view{steps[0].name}, std::string_view{steps[0].sql}};
} || requires(const Steps& steps) {
  steps.begin() != steps.end();
  migration{std::string_view{steps.begin()->name}, std::string_view{steps.begin()->sql}};
};

/// Sixteen hexadecimal digits, as checksums are kept.
inline std::string hexadecimal(std::uint64_t number) {
  std::string text(16, '0');
  for (std::size_t i = 16; i-- != 0; number >>= 4) text[i] = "0123456789abcdef"[number & 15];
  return text;
}

/// The checksum of all that a schema's tables, indexes, views and triggers say.
inline std::string checksum_of_schema(const connection& on) {
  std::string all;
  const probe each{on,
                   "SELECT type, name, tbl_name, sql FROM main.sqlite_master WHERE substr(name, 1, 7) <> 'sqlite_' AND "
                   "tbl_name <> 'ikebana_migrations' ORDER BY type, name"};
  while (each.step()) {
    for (int i = 0; i != 4; ++i) all.append(each.text(i)) += '\0';
  }
  return detail::hexadecimal(sqlite::checksum_of(all));
}

/// Compares the steps that the database has run with those that are given, and returns how many it has run.
inline std::size_t check_seen(const connection& on, const std::vector<migration>& steps, const migration_options& chosen) {
  if (!detail::has_object(on.ready(), "main", "ikebana_migrations")) return 0;
  std::string schema, last;
  std::size_t seen = 0;
  for (const probe each{on, "SELECT name, checksum, schema_checksum FROM main.ikebana_migrations ORDER BY number"}; each.step(); ++seen) {
    last = each.text(0);
    schema = each.text(2);
    if (seen >= steps.size() || each.text(1) == detail::hexadecimal(steps[seen].checksum())) continue;
    throw altered_database(SQLITE_MISMATCH,
                           "step " + std::to_string(seen + 1) + " (" + std::string(steps[seen].name) +
                               ") is not what the database has seen (" + last + "); say what is new in a step of its own",
                           steps[seen].sql);
  }
  if (seen > steps.size()) {
    throw newer_database(SQLITE_MISMATCH,
                         "the database has seen " + std::to_string(seen) + " steps, the last of them " + last + "; the program knows " +
                             std::to_string(steps.size()),
                         {});
  }
  if (chosen.schema_must_match && seen != 0 && schema != detail::checksum_of_schema(on)) {
    throw altered_database(
        SQLITE_MISMATCH, "the schema is not what step " + std::to_string(seen) + " (" + last + ") has left: something else has changed it",
        {});
  }
  return seen;
}

/// Whether a statement would end the transaction that its step is run in.
inline bool ends_transaction(std::string_view sql) {
  ddl_scanner scan(sql.data(), static_cast<unsigned>(sql.size()));
  while (scan.accept(ddl_kind::semicolon)) {
  }
  if (!scan.accept("rollback"_word)) return scan.is("begin"_word) || scan.is("commit"_word) || scan.is("end"_word);
  scan.accept("transaction"_word);
  return !scan.is("to"_word);
}

/// Runs a part of a step, whose errors then name the step.
template <class Run>
void do_as_step(const migration& step, std::size_t number, const Run& run) {
  try {
    run();
  } catch (const error& thrown) {
    throw failed_migration(
        thrown.code(), "step " + std::to_string(number) + " (" + std::string(step.name) + "): " + thrown.message(), thrown.sql());
  }
}

inline void run_step(const connection& on, const migration& step, std::size_t number) {
  detail::do_as_step(step, number, [&] {
    constexpr std::string_view why = "a step is a transaction already, and cannot begin or end one";
    for (script all{step.sql}; !all.is_done();) {
      if (detail::ends_transaction(all.rest())) throw error(SQLITE_MISUSE, why, all.rest());
      all.run_next(on);
      if (sqlite3_get_autocommit(on.handle()) != 0) throw error(SQLITE_MISUSE, why, step.sql);
    }
  });
}

/// Refuses a step that leaves rows without their parent; those from before it do not count.
inline void check_foreign_keys(const connection& on, const std::vector<dangling_row>& before, const migration& step, std::size_t number) {
  for (const dangling_row& each : detail::new_dangling_rows(on, before)) {
    detail::do_as_step(step, number, [&] {
      const bool has_words = each.parent.find("foreign key mismatch") == 0;
      throw error(SQLITE_CONSTRAINT_FOREIGNKEY,
                  has_words ? each.parent : "a row of " + each.table + " names a row of " + each.parent + " that is not there", step.sql);
    });
  }
}

/// Switches foreign keys off: they are not enforced while tables are made anew, and checked before the transaction ends, as SQLite's
/// documentation says of changes to a schema.
class foreign_keys_off {
 public:
  explicit foreign_keys_off(const connection& on) : on_(on.ready()), were_on_(detail::is_switched_on(on_, SQLITE_DBCONFIG_ENABLE_FKEY)) {
    detail::switch_setting(on_, SQLITE_DBCONFIG_ENABLE_FKEY, false);
  }
  foreign_keys_off(const foreign_keys_off&) = delete;
  foreign_keys_off& operator=(const foreign_keys_off&) = delete;
  ~foreign_keys_off() { detail::switch_setting(on_, SQLITE_DBCONFIG_ENABLE_FKEY, were_on_); }

  bool were_on() const { return were_on_; }

 private:
  sqlite3* on_;
  bool were_on_;
};

/// Runs the next step in a transaction of its own, and returns whether there was one. Another program may have run it meanwhile.
inline bool run_next(connection& on, const std::vector<migration>& steps, const migration_options& chosen, const foreign_keys_off& keys) {
  transaction all{on, transaction_kind::immediate};
  detail::run_script(
      on,
      "CREATE TABLE IF NOT EXISTS main.ikebana_migrations (number INTEGER PRIMARY KEY, name TEXT NOT NULL, checksum TEXT NOT NULL, "
      "schema_checksum TEXT NOT NULL, run_at TEXT NOT NULL DEFAULT CURRENT_TIMESTAMP)");
  const std::size_t seen = detail::check_seen(on, steps, chosen);
  if (seen == steps.size()) return false;
  const migration& step = steps[seen];
  const std::vector<dangling_row> dangling = keys.were_on() ? detail::dangling_rows(on) : std::vector<dangling_row>();
  detail::run_step(on, step, seen + 1);
  if (keys.were_on()) detail::check_foreign_keys(on, dangling, step, seen + 1);
  probe log{on, "INSERT INTO main.ikebana_migrations (number, name, checksum, schema_checksum) VALUES (CAST(?1 AS INTEGER), ?2, ?3, ?4)"};
  log.with(std::to_string(seen + 1)).with(step.name).with(detail::hexadecimal(step.checksum())).with(detail::checksum_of_schema(on)).step();
  all.commit();
  return true;
}

/// Reads one state of the database, which another program may be changing.
inline bool has_seen_all(connection& on, const std::vector<migration>& steps, const migration_options& chosen) {
  read_transaction one_state{on};
  const bool all = detail::check_seen(on, steps, chosen) == steps.size();
  one_state.finish();
  return all;
}

inline std::size_t run_migrations(connection& on, const std::vector<migration>& steps, const migration_options& chosen) {
  if (on.has_transaction()) {
    throw error(SQLITE_MISUSE, "migrations are run outside a transaction: each step is one", {});
  }
  for (std::size_t i = 0; i != steps.size(); ++i) {
    detail::do_as_step(steps[i], i + 1, [&] { detail::check_text_of_sql(steps[i].sql); });
  }
  if (detail::has_seen_all(on, steps, chosen)) return 0;
  if (!chosen.backup.empty()) detail::write_backup(on, chosen.backup);
  const foreign_keys_off keys{on};
  std::size_t run = 0;
  while (detail::run_next(on, steps, chosen, keys)) ++run;
  return run;
}

}  // namespace detail

/// Whether something is a range of steps: of `migration`, or of what has its name and its SQL.
template <class Steps>
inline constexpr bool are_migrations = detail::migrations<Steps>;

template <class Asked>
inline constexpr bool migrate_is_included<ikebana::detail::list<Asked>> = true;

namespace detail {

template <class Steps>
struct migrate_action<ikebana::detail::list<Steps>> {
  static std::size_t run(connection& on, const Steps& steps, const migration_options& chosen) {
    static_assert(
        are_migrations<Steps>, "ikebana::migrate: these are no steps; give a range of ikebana::sqlite::migration, {name, sql} each");
    std::vector<migration> given;
    if constexpr (are_migrations<Steps>) {
      for (const auto& each : steps) given.push_back({std::string_view{each.name}, std::string_view{each.sql}});
    }
    return detail::run_migrations(on, given, chosen);
  }

  static void backup(connection& on, std::string_view path) { detail::write_backup(on, path); }
};

}  // namespace detail

}  // namespace ikebana::sqlite
