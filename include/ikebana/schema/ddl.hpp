// SPDX-License-Identifier: BSL-1.0
#pragma once

// A schema as SQL text, read while compiling: `ikebana::ddl("CREATE TABLE ...")`.

#include <ikebana/schema/ddl/read_table.hpp>
#include <ikebana/schema/ddl/statements.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana {

/// The first error of a schema. Lines and columns are counted from 1; without an error `message` is empty.
struct ddl_error {
  unsigned line = 0;
  unsigned column = 0;
  std::string_view message;

  constexpr explicit operator bool() const { return !message.empty(); }
};

namespace detail {

constexpr ddl_error error_at(const char* text, const ddl_problem& problem) {
  if (problem.message == nullptr) return {};
  ddl_error error{1, 1, problem.message};
  for (unsigned i = 0; i != problem.at; ++i) {
    error.column = text[i] == '\n' ? 1 : error.column + 1;
    error.line += text[i] == '\n' ? 1 : 0;
  }
  return error;
}

/// The outcome of reading a table.
enum class table_answer : unsigned char { table, nothing, columns_unknown, unreadable };

/// The entry of a table or a view with a name, or the number of entries. Where no schema is said, it is looked for as SQLite
/// does: among what is temporary, then in main.
constexpr unsigned find_table(const ddl_view& schema, std::string_view name, std::string_view of) {
  const word_number number = detail::number_of_name(name);
  const word_number wanted = of.empty() || of == "main" ? 0 : detail::number_of_name(of);
  unsigned found = schema.count;
  for (unsigned i = 0; i != schema.count; ++i) {
    const ddl_entry& entry = schema.entries[i];
    if (entry.number != number || !entry.is_live || entry.kind >= ddl_entry_kind::index || !(entry.name == name)) continue;
    if (of.empty() ? found == schema.count || rank_of_schema(entry.schema) > rank_of_schema(schema.entries[found].schema)
                   : entry.schema == wanted)
      found = i;
  }
  return found;
}

/// Reads a table of a schema by its name.
constexpr table_answer read_table(const ddl_view& schema, std::string_view name, std::string_view of, ddl_table& table,
                                  ddl_problem& problem) {
  const unsigned at = detail::find_table(schema, name, of);
  if (at == schema.count) return table_answer::nothing;
  if (schema.entries[at].kind != ddl_entry_kind::table) return table_answer::columns_unknown;
  problem = ddl_table_history(schema, table).read(at);
  return problem.message == nullptr ? table_answer::table : table_answer::unreadable;
}

/// Room for the entries of a text of some size; of 0 characters, where the size is known at run time alone.
template <std::size_t Size>
struct ddl_entries {
  ddl_entry of[most_entries(Size)]{};

  constexpr explicit ddl_entries(std::size_t) {}
  constexpr ddl_entry* first() { return of; }
  constexpr const ddl_entry* first() const { return of; }
};

template <>
struct ddl_entries<0> {
  growing_list<ddl_entry> of;

  constexpr explicit ddl_entries(std::size_t size) { of.make(detail::most_entries(size)); }
  constexpr ddl_entry* first() { return of.begin(); }
  constexpr const ddl_entry* first() const { return of.begin(); }
};

}  // namespace detail

/// A schema that has been read: its text, and where the statements about each table are.
template <std::size_t Size>
class ddl_schema {
 public:
  constexpr explicit ddl_schema(std::string_view text) : text_(text), entries_(text.size()) {
    detail::ddl_statements statements{text.data(), static_cast<unsigned>(text.size()), entries_.first()};
    statements.read();
    count_ = statements.count();
    problem_ = statements.problem();
  }

  constexpr std::string_view text() const { return text_; }

  /// The first thing that cannot be read: `if (const auto error = schema.error()) throw ...`. False if all is read; nothing behind
  /// it has been. Its message is a literal.
  constexpr ddl_error error() const { return detail::error_at(text_.data(), problem_); }

  /// Gives a table as it is when all statements have run: `ddl.table("users").columns[0].type`. SQLite's order of schemas is used if
  /// none is named: temp, then main. A table that is not there, or whose columns are not known, has no columns. Names and
  /// expressions are parts of the schema's text, which must outlive them. Each call reads the table anew.
  constexpr ddl_table table(std::string_view name, std::string_view of_schema = {}) const {
    ddl_table read;
    detail::ddl_problem problem;
    detail::read_table(view(), name, of_schema, read, problem);
    return read;
  }

  constexpr const detail::ddl_problem& problem() const { return problem_; }

  constexpr detail::ddl_view view() const { return {text_.data(), static_cast<unsigned>(text_.size()), entries_.first(), count_}; }

 private:
  std::string_view text_;
  detail::ddl_entries<Size> entries_;
  unsigned count_ = 0;
  detail::ddl_problem problem_{};
};

/// Reads a schema, or a series of migrations one after the other, as SQLite would:
///
///     constexpr auto ddl = ikebana::ddl(R"sql(
///       CREATE TABLE users(id INTEGER PRIMARY KEY, country_id INTEGER NOT NULL, name TEXT NOT NULL);
///     )sql");
///     static_assert(ikebana::conforms<User, ddl>);
///
/// CREATE, ALTER and DROP are followed in their order; other statements are skipped. The columns of a view, of a virtual table and
/// of CREATE TABLE ... AS SELECT are not known.
///
/// The result is a constant of a compiler, or a value at run time. What cannot be read is `ddl.error()`, with its line and column;
/// nothing conforms to a schema that has one. Nothing is thrown but std::bad_alloc, at run time. The text must live as long as the
/// result and what `table` gives of it; a literal does.
template <std::size_t Size>
constexpr ddl_schema<Size> ddl(const char (&text)[Size]) {
  return ddl_schema<Size>{std::string_view{text, Size - 1}};
}

/// The same for a text that is known at run time: `ikebana::ddl(std::string_view{text}).error()`.
constexpr ddl_schema<0> ddl(std::string_view text) { return ddl_schema<0>{text}; }

}  // namespace ikebana
