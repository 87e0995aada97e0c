// SPDX-License-Identifier: BSL-1.0
#pragma once

// A difference between a schema and a struct as a text.

#include <ikebana/meta/text.hpp>
#include <ikebana/schema/conform/compare_schema.hpp>

namespace ikebana {

/// A line such as: posts.user_id: the struct says text, never NULL; the schema says INTEGER, never NULL, in line 7.
class difference_text {
 public:
  constexpr difference_text() = default;

  constexpr difference_text(const detail::schema_difference& found, std::string_view schema) {
    if (!found.is_any()) return;
    put(found.table->name);
    if (found.says == schema_says::what_cannot_be_read) {
      put(": the schema cannot be read: ");
      put(found.message);
      put_place(schema, found.at);
    } else if (found.says == schema_says::no_such_table) {
      put(": the struct says a table; the schema says none of this name");
    } else if (found.says == schema_says::unknown_columns) {
      put(": the struct says a table; the schema says one whose columns it does not list");
      put_place(schema, found.at);
    } else {
      put_column(found, schema);
    }
  }

  constexpr std::string_view view() const { return {characters_, size_}; }

 private:
  static constexpr unsigned room = 511;

  constexpr void put(std::string_view text) {
    for (std::size_t i = 0; i != text.size() && size_ != room; ++i) characters_[size_++] = text[i];
  }

  constexpr void put_place(std::string_view schema, unsigned at) {
    const ddl_error place = detail::error_at(schema.data(), {at, ""});
    put(", in line ");
    put(detail::number_text(place.line).view());
    put(", column ");
    put(detail::number_text(place.column).view());
  }

  constexpr void put_column(const detail::schema_difference& found, std::string_view schema) {
    const detail::column_facts& column = found.table->columns[found.column];
    put(".");
    put(column.name);
    if (found.says == schema_says::no_unique_key || found.says == schema_says::no_index) return put_key(found, schema);
    put(": the struct says ");
    put(kind_text(column.kind));
    put(column.nullable ? ", may be NULL" : ", never NULL");
    put("; the schema says ");
    if (!found.has_declared) return put("no such column");
    if (found.type.empty()) put("no type");
    found.type.each_character([&](char c) { put({&c, 1}); });
    if (found.says >= schema_says::integer && found.says <= schema_says::bytes) {
      put(" (");
      put(affinity_text(found.says));
      put(")");
    }
    put(found.is_never_null ? ", never NULL" : ", may be NULL");
    put_place(schema, found.at);
  }

  constexpr void put_key(const detail::schema_difference& found, std::string_view schema) {
    if (found.says == schema_says::no_index) {
      put(": the struct says a foreign key to ");
      put(found.other->name);
      put("; the schema says no index that begins with it");
    } else {
      put(found.is_of_hop ? ": the struct says a key that names one row" : ": the struct says the primary key");
      put("; the schema says neither PRIMARY KEY nor UNIQUE");
    }
    if (found.at != 0) put_place(schema, found.at);
  }

  static constexpr std::string_view kind_text(storage kind) {
    switch (kind) {
      case storage::boolean: return "true or false";
      case storage::integer: return "an integer";
      case storage::real: return "a real number";
      case storage::text: return "text";
      case storage::blob: return "bytes";
      case storage::any: return "values of several kinds";
      default: return "what no column holds";
    }
  }

  static constexpr std::string_view affinity_text(schema_says says) {
    switch (says) {
      case schema_says::integer: return "INTEGER";
      case schema_says::real: return "REAL";
      case schema_says::numeric: return "NUMERIC";
      case schema_says::text: return "TEXT";
      default: return "BLOB";
    }
  }

  char characters_[room + 1]{};
  unsigned size_ = 0;
};

}  // namespace ikebana
