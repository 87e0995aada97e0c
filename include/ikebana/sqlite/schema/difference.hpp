// SPDX-License-Identifier: BSL-1.0
#pragma once

// A difference between a database and models, and the statements that mend it.

#include <ikebana/schema/create/statements.hpp>
#include <ikebana/sqlite/schema/introspect.hpp>

namespace ikebana::sqlite {

/// What a difference is about.
enum class difference_kind : unsigned char { table, column, type, nullability, primary_key, foreign_key, unique, index };

/// One difference between a model, or a relation, and the database: `db.verify<User, CountryPosts>()`.
struct difference {
  difference_kind kind;
  std::string table;
  std::string columns;  // those that it is about, with commas between them
  std::string wanted;   // what the models say
  std::string found;    // what the database has; empty where it has nothing

  /// The statements that would mend it; empty for a view. For what ALTER TABLE cannot do they make a new table, copy the rows and
  /// drop the old table, as SQLite's documentation says. All such differences of a table have the same statements, which are run
  /// once, as a step of `migrate`: it rolls back if the rows do not fit the models. By hand they are run outside a transaction, and
  /// `ROLLBACK` after an error.
  std::string ddl;

  /// `posts.title: the models say TEXT NOT NULL, the database has TEXT`
  std::string message() const {
    std::string text = table;
    if (!columns.empty()) text += "." + columns;
    text += ": the models say " + wanted + ", the database has ";
    return text + (found.empty() ? "none" : found);
  }
};

namespace detail {

using ikebana::detail::column_facts;
using ikebana::detail::constraint_facts;
using ikebana::detail::constraint_kind;
using ikebana::detail::index_facts;
using ikebana::detail::schema_facts;
using ikebana::detail::schema_writer;
using ikebana::detail::table_definition;
using ikebana::detail::table_link;
using ikebana::detail::table_links;
using ikebana::detail::type_name_of;

/// Runs a function of schema/ that writes a text, and gives the text.
template <class Write>
std::string written_text(const Write& write) {
  const auto out = new schema_writer;  // too large for a stack
  std::string text;
  try {
    write(*out);
    text = out->view();
  } catch (...) {
    delete out;
    throw;
  }
  delete out;
  return text;
}

/// Whether a column of a declared type keeps the values of a C++ type unchanged. One without a type, or of type ANY, keeps all.
inline bool declared_type_keeps(std::string_view declared, storage kind) {
  const ddl_name type{declared.data(), static_cast<unsigned>(declared.size())};
  const bool takes_any = declared.empty() || detail::same_name(declared, "ANY");
  return ikebana::detail::column_keeps(kind, takes_any ? affinity::any : ikebana::detail::affinity_of_type(type), type);
}

}  // namespace detail
}  // namespace ikebana::sqlite
