// SPDX-License-Identifier: BSL-1.0
// Writes a program of random models, relations and queries, which compares each answer with what nested loops have computed
// here: generate <seed> <queries> > program.cpp

#include "written.hpp"

#include <cstdlib>
#include <iostream>

namespace {

using namespace crossing;

const char* type_of(const column& of) {
  if (of.type == kind::integer) return of.is_optional ? "std::optional<std::int64_t>" : "std::int64_t";
  if (of.type == kind::real) return of.is_optional ? "std::optional<double>" : "double";
  return of.is_optional ? "std::optional<std::string>" : "std::string";
}

void write_models(const world& in) {
  for (const model& each : in.models) {
    std::cout << "struct " << each.type << " {\n  IKEBANA_STRUCT(" << each.type;
    for (const column& of : each.columns) std::cout << ", (" << type_of(of) << ", " << of.name << ")";
    std::cout << ");\n};\n";
  }
  for (std::size_t i = 0; i != in.models.size(); ++i) {
    const model& each = in.models[i];
    std::cout << "template <>\ninline constexpr auto ikebana::table<" << each.type << "> = ikebana::describe<" << each.type << ">().name(\""
              << each.table << "\")";
    const auto members = [](const model& of, const std::vector<int>& places) {
      std::string text;
      for (int place : places) text += (text.empty() ? "&" : ", &") + of.type + "::" + of.columns[static_cast<std::size_t>(place)].name;
      return text;
    };
    if (!each.key.empty()) std::cout << "\n    .primary_key<" << members(each, each.key) << ">()";
    for (const link& over : in.links) {
      if (over.child != static_cast<int>(i)) continue;
      const std::string key = members(each, over.columns);
      std::cout << "\n    .foreign_key<" << (over.columns.size() > 1 ? "ikebana::key<" + key + ">" : key) << ", " << in.at(over.parent).type
                << ">()";
    }
    std::cout << ";\n";
  }
}

void write_rows(const world& in) {
  std::cout << "void make(engine::database& db) {\n";
  for (const model& each : in.models) {
    std::cout << "  db.execute(R\"sql(CREATE TABLE \"" << each.table << "\" (";
    for (std::size_t i = 0; i != each.columns.size(); ++i) {
      const column& of = each.columns[i];
      std::cout << (i == 0 ? "" : ", ") << '"' << of.name << "\" "
                << (of.type == kind::integer ? "INTEGER"
                    : of.type == kind::real  ? "REAL"
                                             : "TEXT")
                << (of.is_optional ? "" : " NOT NULL");
    }
    for (std::size_t i = 0; i != each.key.size(); ++i) {
      std::cout << (i == 0 ? ", PRIMARY KEY (" : ", ") << '"' << each.columns[static_cast<std::size_t>(each.key[i])].name << '"';
    }
    std::cout << (each.key.empty() ? "" : ")") << "))sql\");\n";
    for (const row& values : each.rows) {
      std::cout << "  db.execute(R\"sql(INSERT INTO \"" << each.table << "\" VALUES (";
      for (std::size_t i = 0; i != values.size(); ++i) {
        std::cout << (i == 0 ? "" : ", ");
        if (std::holds_alternative<std::monostate>(values[i])) std::cout << "NULL";
        if (const auto* number = std::get_if<std::int64_t>(&values[i])) std::cout << *number;
        if (std::holds_alternative<double>(values[i])) std::cout << shown(values[i]);
        if (const auto* characters = std::get_if<std::string>(&values[i])) {
          std::string doubled;
          for (char one : *characters) doubled += one == '\'' ? "''" : std::string(1, one);
          std::cout << "'" << doubled << "'";
        }
      }
      std::cout << "))sql\");\n";
    }
  }
  std::cout << "}\n";
}

void write_line_of(const world& in) {
  std::cout << "struct shower {\n  template <class T>\n  std::string operator()(const T& value) const { return crossing::text(value); }\n";
  for (const model& each : in.models) {
    std::cout << "  std::string operator()(const " << each.type << "& row) const {\n    return ";
    for (std::size_t i = 0; i != each.columns.size(); ++i)
      std::cout << (i == 0 ? "" : " + \"|\" + ") << "crossing::text(row." << each.columns[i].name << ")";
    std::cout << ";\n  }\n  std::string operator()(const std::optional<" << each.type
              << ">& row) const { return row.has_value() ? (*this)(*row) : \"-\"; }\n";
  }
  std::cout << "};\nconstexpr shower line_of{};\n";
}

}  // namespace

int main(int count, char** given) {
  const unsigned seed = count > 1 ? static_cast<unsigned>(std::strtoul(given[1], nullptr, 10)) : 1;
  const int queries = count > 2 ? std::atoi(given[2]) : 16;
  dice roll{seed};
  world in = make_world(roll);
  while (in.links.empty()) in = make_world(roll);
  relation_maker relations_of{roll, in};
  const std::vector<relation> relations = relations_of.make(5);
  written_maker queries_of{roll, in, relations};

  std::cout << "// SPDX-License-Identifier: BSL-1.0\n// Written by generate.cpp: seed " << seed << ", " << queries
            << " queries.\n#include <ikebana/model/define.hpp>\n#include \"program.hpp\"\n\n";
  write_models(in);
  std::cout << "\nusing namespace ikebana;\nusing namespace crossing;\n\n";
  for (const relation& each : relations) std::cout << each.text;
  std::cout << "\n";
  write_line_of(in);
  write_rows(in);
  for (int i = 0; i != queries; ++i) {
    query each = queries_of.make();
    std::cout << "\n#if !defined SKIP_" << i << " && (!defined ONLY || ONLY == " << i << ")\n"
              << each.before << "void query_" << i << "(engine::database& db) {\n  lines found;\n  " << each.body << "\n  expect(" << i
              << ", \"" << each.what << "\", found, {";
    for (std::size_t k = 0; k != each.expected.size(); ++k) std::cout << (k == 0 ? "\n      \"" : ",\n      \"") << each.expected[k] << '"';
    std::cout << "}, " << (each.in_order ? "true" : "false") << ");\n}\n#endif\n";
  }
  std::cout << "\nint main() {\n#ifdef IKEBANA_ON_POSTGRES\n  engine::database db{engine::without_foreign_keys, {.each_statement_alone = "
               "true}};\n#else\n  engine::database db{engine::without_foreign_keys};\n#endif\n  make(db);\n  db.make_keys();\n";
  for (int i = 0; i != queries; ++i) {
    std::cout << "#if !defined SKIP_" << i << " && (!defined ONLY || ONLY == " << i << ")\n  run(" << i << ", \"query\", db, query_" << i
              << ");\n#endif\n";
  }
  std::cout << "  return wrong != 0 ? 1 : thrown != 0 ? 2 : 0;\n}\n";
}
