// SPDX-License-Identifier: BSL-1.0
#pragma once

// An open connection to a PostgreSQL server: its statements, and its transaction with savepoints.

#include <ikebana/model/key.hpp>
#include <ikebana/postgres/bound_value.hpp>
#include <ikebana/postgres/options.hpp>
#include <ikebana/postgres/pipeline.hpp>
#include <ikebana/sql/dialect/postgres.hpp>

#include <string>
#include <vector>

namespace ikebana::postgres::detail {

class connection;

/// Whether a write finds a row. The server counts also those that a trigger writes in its place.
struct row_is_found {
  explicit row_is_found(const connection&) {}
  bool by(std::int64_t changed) const { return changed != 0; }
};

/// A transaction or savepoint, from its beginning to the end of a C++ scope.
struct open_scope {
  unsigned depth = 0;  // from 1; 0: it has ended, or not begun
};

class lease;
class lease_of_loop;
class read_transaction;
class write_transaction;

class connection : public pipeline {
 public:
  // What the room driver/ runs queries by: see driver/driver.hpp.
  using dialect = postgres::dialect;
  using slot = detail::slot;
  using bound = bound_value;
  using value_row = detail::value_row;
  using lease = detail::lease;
  using lease_of_loop = detail::lease_of_loop;
  using integer_keys = detail::integer_keys;
  template <class Owners, class Model, const ikebana::detail::key_columns& Key>
  using keys_of = detail::keys_of<Owners, Model, Key>;
  using row_is_found = detail::row_is_found;
  using read_scope = read_transaction;
  using write_scope = write_transaction;
  static constexpr bool copies_values = true;
  static constexpr bool sends_all_rows = true;
  static constexpr std::int64_t first_owner = 1;  // WITH ORDINALITY counts from it
  template <class Statement>
  static slot slot_of;  // defined in postgres/slot_of.hpp

  connection(const char* where, const options& chosen) : pipeline(open(where, chosen)), chosen_(chosen) {
    if (PQstatus(handle()) != CONNECTION_OK) detail::fail_connection(handle(), {});
    PQsetNoticeProcessor(handle(), notice, reinterpret_cast<void*>(chosen.on_notice));
    enter_queue();
    send_command("SET TimeZone TO 'UTC'");  // by which a timestamp without a zone is written and compared
    end_unit();
    if (chosen.statement_timeout > 0) {
      char words[64];
      std::snprintf(words, sizeof words, "SET statement_timeout = %d", chosen.statement_timeout);
      run_command(words, "SET");
    }
  }

  void before_run(const slot&) const {}

  /// Sends a statement. What it is bound to has been copied when this returns.
  void submit(slot& wanted, unsigned which, parameter_list& parameters, submission& made) {
    expect_ready(wanted.text());
    if (parameters.differing() != 0) [[unlikely]]
      fail_differing(wanted.text(), parameters.differing());
    begin_if_wanted();
    const bool is_alone = chosen_.each_statement_alone && depth_ != 0;
    if (is_alone) send_command("SAVEPOINT ikebana_statement");
    known_statement& known = this->known(which);
    made.is_row_by_row = known.rows_given > chosen_.rows_held;
    const bool is_named = chosen_.prepare == prepare::named;
    if (is_named && !known.is_prepared) prepare(wanted, which, known);
    expect_room();
    const int is_sent = parameters.give([&](const char* const* values, const int* lengths, const int* formats) {
      const int count = static_cast<int>(parameters.count());
      if (is_named) return PQsendQueryPrepared(handle(), known.name, count, values, lengths, formats, 1);
      byte_buffer types;
      return PQsendQueryParams(handle(), wanted.sql, count, put_types(wanted, types), values, lengths, formats, 1);
    });
    send_statement(made, is_sent, wanted.text());
    if (is_alone) send_command("RELEASE SAVEPOINT ikebana_statement");
  }

  /// Undoes what a statement has done that has failed, if it stands alone.
  void after_failure() {
    if (!chosen_.each_statement_alone || depth_ == 0 || is_lost()) return;
    end_unit();
    send_command("ROLLBACK TO SAVEPOINT ikebana_statement");
    send_command("RELEASE SAVEPOINT ikebana_statement");
    end_unit();
  }

  /// Whether a statement that could not be run may be sent again: nothing has been done that would be lost. If it may not, it is
  /// prepared anew when it is run the next time.
  bool may_try_again(std::string_view state, std::string_view by, unsigned which) {
    if (chosen_.prepare != prepare::named) return false;
    const bool is_alone = depth_ == 0 && !has_raw_transaction_;
    if (state == "42P05") return is_alone;  // it is there already, as this one
    const bool is_unknown = state == "26000";
    const bool is_old = state == "0A000" && by == "RevalidateCachedQuery";  // its message is translated
    if (!is_unknown && !is_old) return false;
    known_statement& known = this->known(which);
    forget_prepared(known);
    known.is_old = is_old;
    return is_alone;
  }

  // Transactions. A transaction is begun with the first statement that it has, and sent together with it.

  void begin(open_scope& scope, const char* words) {
    expect_ready(words);
    if (depth_ == 0 && !has_raw_transaction_) {
      wanted_begin_ = words;
    } else {
      begin_if_wanted();
      send_savepoint("SAVEPOINT", depth_ + 1);
    }
    scope.depth = ++depth_;
  }

  void commit(open_scope& scope) {
    expect_ready("COMMIT");
    if (scope.depth > depth_) throw transaction_ended("25P01", "the transaction around this savepoint has ended", "COMMIT");
    const bool is_outermost = scope.depth == 1 && !has_raw_transaction_;
    if (is_outermost && wanted_begin_ != nullptr) {
      wanted_begin_ = nullptr;  // nothing has been sent
    } else if (is_outermost) {
      has_lost_transaction_ = true;  // also where the server refuses to commit it
      run_command("COMMIT", "COMMIT");
    } else {
      char words[48];
      std::snprintf(words, sizeof words, "RELEASE SAVEPOINT ikebana_%u", scope.depth);
      run_command(words, "RELEASE");
    }
    close(scope);
  }

  /// As commit, of a transaction that has only read: nothing is waited for.
  void end_reading(open_scope& scope) {
    if (wanted_begin_ != nullptr) {
      wanted_begin_ = nullptr;
    } else {
      send_command("COMMIT");
      end_unit();
    }
    close(scope);
  }

  /// Rolls back what has not been committed. It is sent, and done before what is sent next.
  void leave(open_scope& scope) noexcept {
    if (scope.depth > depth_) return static_cast<void>(scope.depth = 0);  // it has ended with what is around it
    try {
      const bool is_outermost = scope.depth == 1 && !has_raw_transaction_;
      const bool is_there = !is_lost() && wanted_begin_ == nullptr && !has_lost_transaction_;
      if (is_there) end_unit();
      if (is_there && is_outermost) {
        send_command("ROLLBACK");
      } else if (is_there) {
        send_savepoint("ROLLBACK TO SAVEPOINT", scope.depth);
        send_savepoint("RELEASE SAVEPOINT", scope.depth);
      }
      if (is_there) end_unit();
      if (is_outermost) wanted_begin_ = nullptr;
    } catch (...) {
      // The connection is lost, and the transaction with it.
    }
    close(scope);
  }

  bool in_transaction() const { return depth_ != 0 || has_raw_transaction_; }

  /// After SQL of the user's own: it may have begun or ended a transaction.
  void look_at_transaction() {
    const PGTransactionStatusType now = PQtransactionStatus(handle());
    const bool is_open = now == PQTRANS_INTRANS || now == PQTRANS_INERROR;
    if (depth_ == 0) {
      has_raw_transaction_ = is_open;
    } else if (!is_open && wanted_begin_ == nullptr) {
      has_lost_transaction_ = true;
      has_raw_transaction_ = false;
    }
  }

  /// Throws if nothing may be run.
  void expect_ready(std::string_view sql) const {
    if (is_lost()) [[unlikely]]
      detail::fail_connection(handle(), sql);
    if (has_lost_transaction_) [[unlikely]]
      throw transaction_ended(
          "25P01", "the transaction of this scope has ended: it could not be committed, or SQL of your own has ended it", sql);
  }

  /// Sends the beginning of a transaction that is wanted.
  void begin_if_wanted() {
    if (wanted_begin_ == nullptr) return;
    end_unit();
    send_command(wanted_begin_);
    wanted_begin_ = nullptr;
  }

  /// A type that this header does not know: whether it is sent as a text is, and its name. Asked once for a connection.
  bool is_text_type(Oid type) { return type_named(type).is_text; }
  std::string name_of_type(Oid type) { return type_named(type).name; }

  /// Rows that the last write has written.
  std::int64_t changed() const { return changed_; }
  void set_changed(std::int64_t rows) { changed_ = rows; }

  // A connection lasts as long as its database, its transactions and rows that are gone through.
  void add_user() noexcept { ++users_; }
  void drop_user() noexcept {
    if (--users_ == 0) delete this;
  }

 private:
  [[noreturn, gnu::cold]] static void fail_differing(std::string_view sql, int number) {
    detail::fail_parameter(sql, number, "given two values: what is said of the key of groups has other values than the key itself");
  }

  static PGconn* open(const char* where, const options& chosen) {
    char seconds[16];
    std::snprintf(seconds, sizeof seconds, "%d", chosen.connect_timeout);
    // What `where` says stands before what comes before it.
    const char* const names[] = {"connect_timeout", "fallback_application_name", "dbname", "client_encoding", nullptr};
    const char* const values[] = {seconds, "ikebana", where, "UTF8", nullptr};
    return PQconnectdbParams(names, values, 1);
  }

  static void notice(void* to, const char* message) {
    if (to != nullptr) reinterpret_cast<void (*)(const char*)>(to)(message);
  }

  static const Oid* put_types(const slot& of, byte_buffer& into) {
    for (unsigned i = 0; i != of.type_count; ++i) {
      const parameter_type type{of.types[i]};
      const Oid number = detail::oid_of(type.of(), type.is_array());
      into.put(&number, sizeof number);
    }
    return reinterpret_cast<const Oid*>(into.data());
  }

  [[gnu::noinline]] void prepare(const slot& wanted, unsigned which, known_statement& known) {
    if (known.name[0] == '\0') detail::write_name(known.name, wanted);
    if (is_prepared_by_another(known)) {  // of another type, with the same text
      known.is_prepared = true;
      return;
    }
    if (known.is_old) {
      char words[64];
      std::snprintf(words, sizeof words, "DEALLOCATE %s", known.name);
      send_command(words);
      known.is_old = false;
    }
    byte_buffer types;
    send_preparation(which, known.name, wanted.sql, wanted.type_count, put_types(wanted, types));
    known.is_prepared = true;
  }

  void send_savepoint(const char* verb, unsigned depth) {
    char words[64];
    std::snprintf(words, sizeof words, "%s ikebana_%u", verb, depth);
    send_command(words);
  }

  void close(open_scope& scope) noexcept {
    depth_ = scope.depth - 1;
    scope.depth = 0;
    if (depth_ == 0) has_lost_transaction_ = false;
  }

  struct known_type {
    Oid type;
    bool is_text;
    char name[64];
  };
  const known_type& type_named(Oid type);  // defined in postgres/known_types.hpp

  std::vector<known_type> types_;
  options chosen_;
  unsigned depth_ = 0;                  // of open scopes
  const char* wanted_begin_ = nullptr;  // of a transaction of which nothing has been sent
  bool has_raw_transaction_ = false;    // one of a user's own SQL
  bool has_lost_transaction_ = false;   // that of a scope: it could not be committed, or a user's own SQL has ended it
  std::int64_t changed_ = 0;
  unsigned users_ = 1;
};

}  // namespace ikebana::postgres::detail
