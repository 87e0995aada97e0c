// SPDX-License-Identifier: BSL-1.0
#pragma once

// Makes the tables and indexes of a schema: `db.create(schema<Country, User, Post>)`.

#include <ikebana/schema/create/check_schema.hpp>
#include <ikebana/schema/create_table.hpp>
#include <ikebana/sqlite/database.hpp>
#include <ikebana/sqlite/schema/probe.hpp>
#include <ikebana/sqlite/schema/sql_token.hpp>

namespace ikebana::sqlite {

namespace detail {

/// Whether the table or index of a statement is there: `CREATE TABLE IF NOT EXISTS "users" ...`. A table of the schema temp may hide
/// one of main, and has its indexes in temp: if temp has any object, the answer is no.
inline bool is_made(const connection& on, std::string_view sql) {
  const created_object made = detail::object_created_by(sql, detail::tokens_of_sql(sql));
  if (made.schema.empty() && probe{on, "SELECT 1 FROM temp.sqlite_master"}.step()) return false;
  return detail::has_object(on.ready(), made.schema.empty() ? "main" : made.schema, made.name);
}

/// Whether nothing is missing: then nothing is written, and no lock is taken that another program would wait for.
inline bool are_made(connection& on, const std::string_view* statements, std::size_t count) {
  read_transaction one_state{on};
  bool all = true;
  for (std::size_t i = 0; i != count && all; ++i) all = detail::is_made(on, statements[i]);
  one_state.finish();
  return all;
}

/// Runs all statements or none; an error has the one that failed. The lock for writing is taken before the first: a transaction that
/// reads first and then writes fails at once if another program writes.
inline void run_statements(connection& on, const std::string_view* statements, std::size_t count) {
  if (detail::are_made(on, statements, count)) return;
  transaction all{on, transaction_kind::immediate};
  for (std::size_t i = 0; i != count; ++i) detail::run_script(on, statements[i]);
  all.commit();
}

}  // namespace detail

template <class... Elements>
inline constexpr bool create_is_included<ikebana::detail::list<Elements...>> = true;

namespace detail {

template <class... Elements>
struct create_action<ikebana::detail::list<Elements...>> {
  static void run(connection& on) {
    if constexpr (ikebana::detail::check_schema<Elements...>()) {
      static constexpr auto statements = schema_of<Elements...>::statements();
      detail::run_statements(on, statements.data(), statements.size());
    }
  }
};

}  // namespace detail

}  // namespace ikebana::sqlite
