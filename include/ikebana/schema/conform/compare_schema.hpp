// SPDX-License-Identifier: BSL-1.0
#pragma once

// Compares models and relations with a schema, as values, while compiling or at run time.

#include <ikebana/relation/path.hpp>
#include <ikebana/schema/ddl.hpp>

namespace ikebana {

/// What a schema says that differs from a struct.
enum class schema_says : unsigned char {
  the_same,
  what_cannot_be_read,
  no_such_table,
  unknown_columns,  // of a view, a virtual table, a table made AS SELECT
  no_such_column,
  integer,
  real,
  numeric,
  text,
  bytes,
  may_be_null,
  never_null,
  no_unique_key,  // of a key that has to be unique
  no_index,       // of a foreign key
};

namespace detail {

/// The first difference between a schema and what is compared with it.
struct schema_difference {
  schema_says says = schema_says::the_same;
  const table_facts* table = nullptr;
  unsigned column = 0;
  const table_facts* other = nullptr;  // of a hop: the table at its other end
  bool is_of_hop = false;
  bool has_declared = false;      // whether the schema has a column of this name
  bool is_never_null = false;     // the schema's column
  ddl_name type{};                // as the schema declares it
  unsigned at = 0;                // where in the schema
  const char* message = nullptr;  // what cannot be read

  constexpr bool is_any() const { return says != schema_says::the_same; }
};

/// Whether a declared type names a time: it has the affinity NUMERIC, and keeps a time as text.
constexpr bool names_time(const ddl_name& type) {
  std::uint32_t last = 0;
  bool found = false;
  type.each_character([&](char c) {
    last = last << 8 | static_cast<unsigned char>(folded(c));
    found = found || last == 0x64617465 /* date */ || last == 0x74696d65 /* time */;
  });
  return found;
}

/// Whether a column of an affinity, and of a declared type, keeps values of a kind unchanged.
constexpr bool column_keeps(storage kind, affinity kept, const ddl_name& type) {
  if (kept == affinity::any || kind == storage::unknown) return true;
  switch (kind) {
    case storage::boolean:
    case storage::integer: return kept == affinity::integer || kept == affinity::numeric;
    case storage::real: return kept == affinity::real || kept == affinity::numeric;
    case storage::text: return kept == affinity::text || (kept == affinity::numeric && names_time(type));
    default: return kept == affinity::bytes;
  }
}

constexpr schema_says schema_says_of(affinity kept) {
  switch (kept) {
    case affinity::integer: return schema_says::integer;
    case affinity::real: return schema_says::real;
    case affinity::numeric: return schema_says::numeric;
    case affinity::text: return schema_says::text;
    default: return schema_says::bytes;
  }
}

/// A model that is compared already, for the relations that reach it.
struct model_in_schema {
  const table_facts* table;
  const schema_difference* difference;
  const bool* is_unique;  // each column by itself
  const bool* is_indexed;
};

/// A schema that is compared with models.
class schema_comparison {
 public:
  template <std::size_t Size>
  constexpr explicit schema_comparison(const ddl_schema<Size>& schema) : schema_(schema.view()), problem_(schema.problem()) {}

  /// The first difference between the schema and a model, and which columns are unique and indexed by themselves.
  constexpr schema_difference compare(const table_facts& table, bool* is_unique, bool* is_indexed) const {
    ddl_table read;
    const schema_difference difference = compare(table, read);
    for (unsigned i = 0; i != table.column_count && !difference.is_any(); ++i) {
      const key_positions column(read.find(table.columns[i].name));
      is_unique[i] = detail::is_unique(read, column);
      is_indexed[i] = is_unique[i] || detail::is_indexed(read, column);
    }
    return difference;
  }

  /// The first difference between the schema and a relation whose models are compared.
  constexpr schema_difference compare(const path_facts& path, const model_in_schema* models) const {
    schema_difference found = *find(models, path.owner()).difference;
    for (unsigned i = 0; i != path.size && !found.is_any(); ++i) {
      const hop_facts& hop = path.hops[i];
      const model_in_schema &from = find(models, *hop.from), &to = find(models, *hop.to);
      found = *to.difference;
      if (found.is_any()) break;
      const bool is_single = hop.from_key.size == 1 && hop.to_key.size == 1;
      const bool is_sound = is_single && (hop.up ? to.is_unique[hop.to_key.at[0]] && from.is_indexed[hop.from_key.at[0]]
                                                 : from.is_unique[hop.from_key.at[0]] && to.is_indexed[hop.to_key.at[0]]);
      if (!is_sound) found = compare_hop(hop);
    }
    return found;
  }

 private:
  static constexpr const model_in_schema& find(const model_in_schema* models, const table_facts& table) {
    while (!(models->table->model == table.model)) ++models;
    return *models;
  }

  constexpr schema_difference compare(const table_facts& table, ddl_table& read) const {
    if (problem_.message != nullptr) return unreadable(table, problem_);
    const schema_difference difference = read_table_of(table, read);
    if (difference.is_any()) return difference;
    for (unsigned i = 0; i != table.column_count; ++i) {
      const schema_difference found = compare_column(table, i, read);
      if (found.is_any()) return found;
    }
    if (table.primary.size == 0 || detail::is_unique(read, detail::positions_in(read, table, table.primary))) return {};
    return difference_of_key(schema_says::no_unique_key, table, table.primary, nullptr, false, read);
  }

  static constexpr schema_difference unreadable(const table_facts& table, const ddl_problem& problem) {
    schema_difference found;
    found.says = schema_says::what_cannot_be_read;
    found.table = &table;
    found.at = problem.at;
    found.message = problem.message;
    return found;
  }

  constexpr schema_difference read_table_of(const table_facts& table, ddl_table& read) const {
    ddl_problem problem;
    schema_difference found;
    found.table = &table;
    switch (detail::read_table(schema_, table.name, table.schema, read, problem)) {
      case table_answer::nothing: found.says = schema_says::no_such_table; break;
      case table_answer::columns_unknown:
        found.says = schema_says::unknown_columns;
        found.at = schema_.entries[detail::find_table(schema_, table.name, table.schema)].at;
        break;
      case table_answer::unreadable: return unreadable(table, problem);
      default: break;
    }
    return found;
  }

  static constexpr schema_difference compare_column(const table_facts& table, unsigned at, const ddl_table& read) {
    const column_facts& column = table.columns[at];
    const int position = read.find(column.name);
    schema_difference found;
    found.table = &table;
    found.column = at;
    if (position < 0) {
      const bool is_rowid = read.has_unlisted(column.name) && column_keeps(column.kind, affinity::integer, {});
      if (!is_rowid) found.says = schema_says::no_such_column;
      return found;
    }
    const ddl_column& declared = read.columns[static_cast<unsigned>(position)];
    found.has_declared = true;
    found.is_never_null = read.is_never_null(static_cast<unsigned>(position));
    found.type = declared.type;
    found.at = declared.at;
    if (!column_keeps(column.kind, declared.affinity, declared.type)) {
      found.says = schema_says_of(declared.affinity);
    } else if (!column.nullable && !found.is_never_null) {
      found.says = schema_says::may_be_null;
    } else if (column.nullable && found.is_never_null && position != read.rowid_column) {
      found.says = schema_says::never_null;  // but an insertion leaves a key that is empty to SQLite
    }
    return found;
  }

  static constexpr schema_difference difference_of_key(schema_says says, const table_facts& table, const key_columns& key,
                                                       const table_facts* other, bool is_of_hop, const ddl_table& read) {
    schema_difference found;
    found.says = says;
    found.table = &table;
    found.column = key.at[0];
    found.other = other;
    found.is_of_hop = is_of_hop;
    const int column = read.find(table.columns[key.at[0]].name);
    if (column >= 0) found.at = read.columns[static_cast<unsigned>(column)].at;
    return found;
  }

  constexpr schema_difference compare_hop(const hop_facts& hop) const {
    const table_facts& child = hop.up ? *hop.from : *hop.to;
    const table_facts& parent = hop.up ? *hop.to : *hop.from;
    const key_columns& child_key = hop.up ? hop.from_key : hop.to_key;
    const key_columns& parent_key = hop.up ? hop.to_key : hop.from_key;
    ddl_table read_parent;
    ddl_table read_child;
    read_table_of(parent, read_parent);
    if (!detail::is_unique(read_parent, detail::positions_in(read_parent, parent, parent_key))) {
      return difference_of_key(schema_says::no_unique_key, parent, parent_key, &child, true, read_parent);
    }
    read_table_of(child, read_child);
    if (!detail::is_indexed(read_child, detail::positions_in(read_child, child, child_key))) {
      return difference_of_key(schema_says::no_index, child, child_key, &parent, true, read_child);
    }
    return {};
  }

  ddl_view schema_;
  ddl_problem problem_;
};

}  // namespace detail
}  // namespace ikebana
