// SPDX-License-Identifier: BSL-1.0
#pragma once

// All schemas that a program writes, beside what they are in another dialect. It is kept only where IKEBANA_SCHEMA_CATALOGUE is defined
// for the whole program, as the tests do that have a server run them.

#include <ikebana/schema/create/tables.hpp>
#include <ikebana/sql/dialect/postgres.hpp>

#include <string_view>

namespace ikebana::detail {

/// A schema, or the one table of it that `create_table` writes.
struct schema_entry {
  std::string_view sql;  // for SQLite
  const tables& all;
  problem refused;            // what the other dialect cannot say of it
  std::string_view in_other;  // the whole schema for it
  const table_facts* table;   // that is written alone, or none
  std::string_view alone;     // its statement
  const schema_entry* next;
};

/// Filled before main, by whatever file writes a schema.
[[gnu::visibility("default")]] inline constinit const schema_entry* schema_catalogue = nullptr;

struct catalogued_schema : schema_entry {
  explicit catalogued_schema(const schema_entry& written) : schema_entry(written) {
    next = schema_catalogue;
    schema_catalogue = this;
  }
};

}  // namespace ikebana::detail
