// SPDX-License-Identifier: BSL-1.0
#pragma once

// All statements that the runtime tests run, as PostgreSQL has them, beside the tables that they are about, and all schemas that they
// make: for prepare.cpp, which reads the file, prepares each statement and makes each schema. A block ends with an empty line; a line
// is a kind, a space and a text.

#include <ikebana/schema.hpp>
#include <ikebana/schema/create/catalogue.hpp>
#include <ikebana/sqlite/catalogue.hpp>

#include <array>
#include <fstream>
#include <map>
#include <memory>
#include <set>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

namespace postgres_texts {

using namespace ikebana::detail;

inline std::string quoted(std::string_view name) {
  std::string all = "\"";
  for (const char each : name) all.append(each == '"' ? 2 : 1, each);
  return all + '"';
}

/// A text of several lines as one.
inline std::string as_line(std::string_view text) {
  std::string line(text);
  for (char& each : line) each = each == '\n' ? ' ' : each;
  return line;
}

template <problem Problem>
constexpr std::string_view name_of_problem() {
  constexpr std::string_view whole = __PRETTY_FUNCTION__;
  constexpr std::size_t begin = whole.find("Problem = ") + 10;
  constexpr std::string_view name = whole.substr(begin, whole.find_first_of(";]", begin) - begin);
  return name.substr(name.rfind(':') + 1);
}

template <std::size_t... I>
constexpr std::array<std::string_view, sizeof...(I)> names_of_problems(std::index_sequence<I...>) {
  return {name_of_problem<static_cast<problem>(I)>()...};
}

/// The name that a problem has in syntax/problem.hpp: it stands for its sentence.
inline std::string_view name_of(problem found) {
  static constexpr auto names = names_of_problems(std::make_index_sequence<64>{});
  return names[static_cast<std::size_t>(found)];
}

/// The table of a statement as our own DDL makes it. Of its constraints, which the statement does not know, PREPARE needs none.
inline std::string table_of_facts(const table_facts& table, problem& refused) {
  const auto out = std::make_unique<schema_writer>();
  put_create_table(*out, table_definition{&table, nullptr, 0, nullptr, 0, nullptr, 0}, {}, ikebana::postgres::dialect::facts);
  if (refused == problem::none) refused = out->first_problem();
  return as_line(out->view());
}

/// The same of a table that the dialect is known to have.
inline std::string table_of_facts(const table_facts& table) {
  problem refused = problem::none;
  std::string sql = table_of_facts(table, refused);
  if (refused != problem::none) throw std::logic_error("PostgreSQL has no such table: " + std::string(name_of(refused)));
  return sql;
}

/// Some rows of a table, whose columns have values in common with all others.
inline std::string rows_of_facts(const table_facts& table) {
  std::string names, values;
  for (unsigned i = 0; i != table.column_count; ++i) {
    const column_facts& column = table.columns[i];
    const std::string factor = std::to_string(i + 1);
    const bool is_key = table.primary.size == 1 && table.primary.at[0] == i;
    const std::string number = is_key ? "n" : "((n * " + factor + " + n / 7) % 5 + 1)";
    std::string value = "CAST(" + number + " AS text)";
    switch (column.in_sql) {
      case ikebana::sql_type::integer:
      case ikebana::sql_type::real: value = number; break;
      case ikebana::sql_type::boolean: value = number + " % 2 = 0"; break;
      case ikebana::sql_type::bytes: value = "convert_to(" + value + ", 'UTF8')"; break;
      case ikebana::sql_type::date: value = "DATE '2024-01-01' + CAST(" + number + " AS integer)"; break;
      case ikebana::sql_type::timestamp: value = "to_timestamp(" + number + ")"; break;
      case ikebana::sql_type::uuid: value = "CAST(lpad(" + value + ", 32, '0') AS uuid)"; break;
      case ikebana::sql_type::json: value = "to_jsonb(" + number + ")"; break;
      default: break;
    }
    names += (i == 0 ? "" : ", ") + quoted(column.name);
    values += (i == 0 ? "" : ", ") + (column.nullable && !is_key ? "CASE WHEN n % 6 <> " + factor + " THEN " + value + " END" : value);
  }
  const std::string schema = table.schema.empty() ? "" : quoted(table.schema) + ".";
  return "INSERT INTO " + schema + quoted(table.name) + " (" + names + ") SELECT " + values +
         " FROM generate_series(1, 40) AS n ON CONFLICT DO NOTHING";
}

/// The type of a parameter, as PREPARE has it; of a text none, since what stands beside it tells it.
inline std::string type_of(const token& parameter) {
  constexpr const char* names[] = {
      "unknown", "bigint", "double precision", "boolean", "unknown", "bytea", "date", "timestamp with time zone",
      "uuid",    "jsonb",  "unknown"};
  constexpr const char* arrays[] = {
      "unknown", "bigint[]", "double precision[]", "boolean[]", "text[]", "bytea[]", "date[]", "timestamp with time zone[]", "uuid[]",
      "jsonb[]", "unknown"};
  const bool is_array = parameter.kind == token_kind::owner_keys || (parameter.kind == token_kind::value && parameter.is_array);
  return (is_array ? arrays : names)[static_cast<unsigned>(parameter.in_sql)];
}

/// A statement in a dialect, with the types of its parameters.
struct written {
  problem refused;
  std::string text;
  std::string types;
  std::map<std::string, const table_facts*> tables;  // by their names, with that of a schema before it
};

inline written write_in(const dialect_facts& dialect, void (*write)(token_list&)) {
  const auto tokens = std::make_unique<token_list>(dialect);
  write(*tokens);
  written made{problem::none, {}, {}, {}};
  for (const token& each : *tokens) {
    if (each.kind != token_kind::source) continue;
    const std::string schema = each.table->schema.empty() ? "" : std::string(each.table->schema) + '.';
    made.tables.emplace(schema + std::string(each.table->name), each.table);
  }
  const scopes found{*tokens};
  made.refused = found.first_problem();
  if (made.refused != problem::none) return made;
  std::vector<text_span> spans(8192);
  piece_list pieces{spans.data(), static_cast<unsigned>(spans.size())};
  put_tokens(pieces, dialect, found, *tokens);
  for (unsigned i = 0; i != pieces.count(); ++i) made.text.append(spans[i].characters, spans[i].length);
  std::vector<std::string> types(found.parameter_count(), "unknown");
  for (const token& each : *tokens) {
    if (each.kind == token_kind::value || each.kind == token_kind::parameter) types.at(each.number - 1) = type_of(each);
    if (each.kind == token_kind::owner_keys) types.at(each.position - 1) = type_of(each);
  }
  for (std::size_t i = 0; i != types.size(); ++i) made.types += (i == 0 ? "" : ", ") + types[i];
  return made;
}

inline std::string block_of(const ikebana::sqlite::catalogue_entry& entry) {
  std::ostringstream to;
  const written made = write_in(ikebana::postgres::dialect::facts, entry.write);
  to << "sqlite " << entry.sql << '\n';
  problem of_table = problem::none;
  for (const auto& [name, each] : made.tables) {
    if (name == "ikebana_owners") continue;
    if (!each->schema.empty()) to << "schema " << quoted(each->schema) << '\n';
    to << "table " << table_of_facts(*each, of_table) << '\n';
  }
  if (made.refused != problem::none || of_table != problem::none) {
    to << "refused " << name_of(made.refused != problem::none ? made.refused : of_table);
    to << (made.refused != problem::none ? "" : " of a table") << "\n\n";
    return to.str();
  }
  const written without = write_in(ikebana::postgres::dialect_without_lateral::facts, entry.write);
  const bool is_read = made.text.starts_with("SELECT ") || made.text.starts_with("WITH ");
  for (const auto& [name, each] : made.tables) {
    if (is_read && name != "ikebana_owners") to << "rows " << rows_of_facts(*each) << '\n';
  }
  if (without.text != made.text) to << "types " << without.types << "\nwithout_lateral " << without.text << '\n';
  if (entry.write_first != nullptr) {
    const written first = write_in(ikebana::postgres::dialect::facts, entry.write_first);
    if (is_read && first.text != made.text) to << "types " << first.types << "\nfirst " << first.text << '\n';
  }
  to << "types " << made.types << "\npostgres " << made.text << "\n\n";
  return to.str();
}

/// A schema; or a table that is written alone, and is made beside the others.
inline std::string block_of(const schema_entry& entry) {
  std::ostringstream to;
  to << "sqlite " << as_line(entry.sql) << '\n';
  if (entry.refused != problem::none) {
    to << "refused " << name_of(entry.refused) << " of a schema\n\n";
    return to.str();
  }
  for (unsigned i = 0; i != entry.all.size; ++i) {
    const std::string_view schema = entry.all.at[i]->table->schema;
    if (!schema.empty()) to << "schema " << quoted(schema) << '\n';
  }
  if (entry.table != nullptr) {
    const std::string schema = entry.table->schema.empty() ? "" : quoted(entry.table->schema) + ".";
    to << "table " << as_line(entry.in_other) << '\n';
    to << "table DROP TABLE " << schema << quoted(entry.table->name) << " CASCADE\n";
  }
  to << "create " << as_line(entry.table != nullptr ? entry.alone : entry.in_other) << "\n\n";
  return to.str();
}

/// Writes all statements and schemas of the catalogues to a file, in an order that no linker has a say in.
inline void write_all(const char* file) {
  std::set<std::string> blocks;
  for (const auto* each = ikebana::sqlite::first_in_catalogue(); each != nullptr; each = each->next) {
    if (each->write != nullptr) blocks.insert(block_of(*each));
  }
  for (const auto* each = schema_catalogue; each != nullptr; each = each->next) blocks.insert(block_of(*each));
  std::ofstream to(file);
  for (const std::string& block : blocks) to << block;
}

}  // namespace postgres_texts
