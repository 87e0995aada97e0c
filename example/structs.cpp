// SPDX-License-Identifier: BSL-1.0
// Writes the models of a database that is there already: its tables as Boost.Hana structs, how they are described, and the
// relations that its foreign keys make; and, for one source file, its schema, which all of these must conform to. What the
// database says may be anybody's: of its texts nothing gets out of a literal or a comment, and into the C++.

#include <ikebana/model/define.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>

#include <algorithm>
#include <cctype>
#include <iostream>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

/// What SQLite keeps of a statement that made a table, an index or a view.
struct Made {
  IKEBANA_STRUCT(Made, (std::string, type), (std::string, name), (std::optional<std::string>, sql));
};

}  // namespace

template <>
inline constexpr auto ikebana::table<Made> = ikebana::describe<Made>().name("sqlite_master");

namespace {

using namespace ikebana;

/// The statements that make a schema: tables come first, then what is made of them.
std::string schema_of(sqlite::database& db) {
  std::string text;
  for (const std::string_view type : {"table", "view", "index"}) {
    const auto made =
        from<Made>()
            .where(col<&Made::type> == type && col<&Made::sql>.is_not_null() && !col<&Made::name>.like("sqlite^_%", "^"))
            .order_by(rowid<Made>)
            .select(col<&Made::sql>);
    for (const std::optional<std::string>& sql : db(made)) text += *sql + "\n;\n";
  }
  return text;
}

// ---- Names -----------------------------------------------------------------------------------------------------------

const std::set<std::string_view> keywords = {
    "alignas",  "alignof",  "and",      "asm",       "auto",     "bool",      "break",    "case",     "catch",  "char",
    "class",    "concept",  "const",    "constexpr", "continue", "decltype",  "default",  "delete",   "do",     "double",
    "else",     "enum",     "explicit", "export",    "extern",   "false",     "float",    "for",      "friend", "goto",
    "if",       "inline",   "int",      "long",      "mutable",  "namespace", "new",      "noexcept", "not",    "nullptr",
    "operator", "or",       "private",  "protected", "public",   "register",  "requires", "return",   "short",  "signed",
    "sizeof",   "static",   "struct",   "switch",    "template", "this",      "throw",    "true",     "try",    "typedef",
    "typeid",   "typename", "union",    "unsigned",  "using",    "virtual",   "void",     "volatile", "while",  "xor"};

std::string text_of(const ddl_name& name) {
  std::string text;
  name.each_character([&](char c) { text += c; });
  return text;
}

/// A name that C++ takes, which no other has yet.
std::string free_name(std::string wanted, std::set<std::string>& taken) {
  for (char& c : wanted) c = std::isalnum(static_cast<unsigned char>(c)) != 0 ? c : '_';
  if (wanted.empty() || std::isdigit(static_cast<unsigned char>(wanted[0])) != 0) wanted.insert(0, "n");
  if (keywords.count(wanted) != 0) wanted += '_';
  std::string name = wanted;
  for (unsigned number = 2; !taken.insert(name).second; ++number) name = wanted + '_' + std::to_string(number);
  return name;
}

std::string camel_case(std::string_view name) {
  std::string camel;
  bool begins_word = true;
  for (const char c : name) {
    const bool is_letter = std::isalnum(static_cast<unsigned char>(c)) != 0;
    if (is_letter) camel += begins_word ? static_cast<char>(std::toupper(static_cast<unsigned char>(c))) : c;
    begins_word = !is_letter;
  }
  return camel;
}

std::string plural_of(std::string_view model) { return std::string(detail::table_name(model).view()); }

/// The name of the struct whose table has this name by convention, where one is found: "blog_posts" gives BlogPost.
std::string singular_of(const std::string& table) {
  std::vector<std::string> guesses;
  const auto guess = [&](std::string_view ending, std::string_view instead) {
    if (std::string_view(table).ends_with(ending)) guesses.push_back(table.substr(0, table.size() - ending.size()) += instead);
  };
  guess("ies", "y");
  guess("ves", "f");
  guess("ves", "fe");
  guess("ouses", "ouse");
  for (const std::string ending : {"x", "ch", "sh", "ss", "us"}) guess(ending + "es", ending);
  guess("s", "");
  guess("people", "person");
  guess("children", "child");
  guess("men", "man");
  guess("", "");
  for (const std::string& each : guesses) {
    if (plural_of(camel_case(each)) == table) return camel_case(each);
  }
  return camel_case(table);
}

// ---- Models ----------------------------------------------------------------------------------------------------------

struct member {
  std::string name;
  std::string column;
  std::string type;  // within the optional
  bool may_be_null;
};

struct model {
  std::string name;
  std::string table;
  bool has_columns_in_schema;  // else it is a view or a virtual table, whose columns the database alone knows
  ddl_table schema;
  std::vector<member> members;           // without those that are generated
  std::map<int, std::size_t> of_column;  // to the member
  std::set<std::string> taken;

  std::string pointer(int column) const { return "&" + name + "::" + members[of_column.at(column)].name; }
  bool has(int column) const { return of_column.count(column) != 0; }
};

/// A text as a literal of C++, in one line whatever the text is.
std::string literal(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (static_cast<unsigned char>(c) < ' ' || c == '\x7f') {
      for (const int shift : {6, 3, 0}) quoted.append(shift == 6 ? 1 : 0, '\\').append(1, static_cast<char>('0' + ((c >> shift) & 7)));
      continue;
    }
    if (c == '"' || c == '\\' || c == '?') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

/// A text of several lines as a literal of C++: its end is a mark that does not stand in it.
std::string raw_literal(std::string_view text) {
  std::string mark = "ddl";
  for (unsigned number = 2; text.find(")" + mark + "\"") != std::string_view::npos; ++number) mark = "ddl" + std::to_string(number);
  return "R\"" + mark + "(\n" + std::string(text) + ")" + mark + "\"";
}

std::string in_quotes(std::string name) {
  for (std::size_t at = 0; (at = name.find('"', at)) != std::string::npos; at += 2) name.insert(at, 1, '"');
  return '"' + name + '"';
}

/// The values of a statement's first column.
std::vector<std::string> first_column(sqlite::database& db, const std::string& sql) {
  std::vector<std::string> found;
  sqlite3_exec(
      db.handle(), sql.c_str(),
      [](void* into, int, char** values, char**) {
        static_cast<std::vector<std::string>*>(into)->push_back(values[0] != nullptr ? values[0] : "");
        return 0;
      },
      &found, nullptr);
  return found;
}

bool contains(const ddl_name& type, std::string_view word) {
  std::string text = text_of(type);
  for (char& c : text) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return text.find(word) != std::string::npos;
}

/// Of a column without a type, what its first value is.
std::string type_by_value(sqlite::database& db, const std::string& table, const std::string& column) {
  const std::vector<std::string> types = first_column(
      db, "SELECT typeof(" + in_quotes(column) + ") FROM " + in_quotes(table) + " WHERE " + in_quotes(column) + " IS NOT NULL LIMIT 1");
  const std::string type = types.empty() ? "text" : types[0];
  return type == "integer" ? "std::int64_t" : type == "real" ? "double" : type == "blob" ? "ikebana::blob" : "std::string";
}

std::string type_of(sqlite::database& db, const std::string& table, const ddl_column& column) {
  switch (column.affinity) {
    case affinity::integer: return "std::int64_t";
    case affinity::real: return "double";
    case affinity::text: return "std::string";
    case affinity::bytes: return "ikebana::blob";
    case affinity::numeric:
      if (contains(column.type, "BOOL")) return "bool";
      return contains(column.type, "DATE") || contains(column.type, "TIME") ? "std::string" : "double";
    default: return type_by_value(db, table, text_of(column.name));
  }
}

model read_model(sqlite::database& db, std::string table, ddl_table schema, std::set<std::string>& names) {
  model read{free_name(singular_of(table), names), table, true, std::move(schema), {}, {}, {}};
  bool has_key = false;
  for (const ddl_column& column : read.schema.columns) has_key = has_key || column.primary_key != 0;
  for (unsigned i = 0; i != read.schema.columns.size(); ++i) {
    const ddl_column& column = read.schema.columns[i];
    if (column.generated != ddl_generated::no) continue;
    const std::string name = text_of(column.name);
    std::string wanted(detail::snake_case(name).view());
    if (wanted == "id" && !has_key) wanted = "id_";  // by convention the member id is the primary key
    read.of_column[static_cast<int>(i)] = read.members.size();
    read.members.push_back({free_name(wanted, read.taken), name, type_of(db, table, column), !read.schema.is_never_null(i)});
  }
  return read;
}

/// A view or a virtual table: what its columns hold is what is found there, and each may be NULL.
model read_view(sqlite::database& db, const std::string& table, std::set<std::string>& names) {
  model read{free_name(singular_of(table), names), table, false, {}, {}, {}, {}};
  std::string text = "'";
  for (const char c : table) text.append(c == '\'' ? 2 : 1, c);
  for (const std::string& column : first_column(db, "SELECT name FROM pragma_table_xinfo(" + text + "') WHERE hidden = 0 ORDER BY cid")) {
    std::string wanted(detail::snake_case(column).view());
    if (wanted == "id") wanted = "id_";  // no key is known
    read.members.push_back({free_name(wanted, read.taken), column, type_by_value(db, table, column), true});
  }
  return read;
}

/// Whether a table is where a virtual table keeps its rows: "docs_data" of "docs".
bool is_shadow(const std::string& table, const std::vector<std::string>& virtual_tables) {
  for (const std::string& each : virtual_tables) {
    for (const char* part :
         {"_data", "_idx", "_content", "_docsize", "_config", "_segments", "_segdir", "_stat", "_node", "_rowid", "_parent"}) {
      if (table == each + part) return true;
    }
  }
  return false;
}

// ---- What is written ---------------------------------------------------------------------------------------------------

void write_struct(const model& written) {
  std::cout << "struct " << written.name << " {\n  IKEBANA_STRUCT(" << written.name;
  for (const member& each : written.members) {
    const std::string type = each.may_be_null ? "std::optional<" + each.type + ">" : each.type;
    std::cout << ",\n                 (" << type << ", " << each.name << ')';
  }
  std::cout << ");\n};\n\n";
}

using columns = std::vector<int>;

columns columns_of(const ddl_table& table, const ddl_index& index) {
  columns found;
  for (unsigned i = 0; i != index.size; ++i) found.push_back(table.parts[index.first + i].column);
  return found;
}

columns primary_key_of(const ddl_table& table) {
  std::map<unsigned, int> by_place;
  for (unsigned i = 0; i != table.columns.size(); ++i) {
    if (table.columns[i].primary_key != 0) by_place[table.columns[i].primary_key] = static_cast<int>(i);
  }
  columns found;
  for (const auto& [place, column] : by_place) found.push_back(column);
  return found;
}

std::string pointers(const model& of, const columns& wanted) {
  std::string text;
  for (const int column : wanted) text += (text.empty() ? "" : ", ") + of.pointer(column);
  return text;
}

bool are_members(const model& of, const columns& wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](int column) { return of.has(column); });
}

/// A foreign key between two models that are written.
struct link {
  const model* child;
  const model* parent;
  columns child_key;
  columns parent_key;
  bool names_primary_key;
  ddl_action on_delete;
  ddl_action on_update;

  bool has_same_types() const {
    for (std::size_t i = 0; i != child_key.size(); ++i) {
      if (child->members[child->of_column.at(child_key[i])].type != parent->members[parent->of_column.at(parent_key[i])].type) return false;
    }
    return true;
  }

  detail::key_positions key() const {
    detail::key_positions key;
    if (child_key.size() > detail::most_key_columns) return key;
    for (const int column : child_key) key.push(column);
    return key;
  }
  bool is_indexed() const { return detail::is_indexed(child->schema, key()); }
  bool is_to_one() const { return detail::is_unique(child->schema, key()); }
};

std::vector<link> links_of(const std::vector<model>& models) {
  std::vector<link> links;
  for (const model& child : models) {
    for (const ddl_foreign_key& key : child.schema.foreign_keys) {
      const auto parent =
          std::find_if(models.begin(), models.end(), [&](const model& each) { return key.parent == std::string_view(each.table); });
      if (parent == models.end()) continue;
      link found{&child, &*parent, {}, primary_key_of(parent->schema), true, key.on_delete, key.on_update};
      columns named;
      for (unsigned i = 0; i != key.size; ++i) {
        const ddl_link& part = child.schema.links[key.first + i];
        found.child_key.push_back(part.column);
        if (!part.parent_column.empty()) named.push_back(parent->schema.find(part.parent_column));
      }
      if (!named.empty()) {
        found.names_primary_key = named == found.parent_key;
        found.parent_key = named;
      }
      if (found.child_key.size() == found.parent_key.size() && are_members(child, found.child_key) &&
          are_members(*parent, found.parent_key)) {
        links.push_back(found);
      }
    }
  }
  return links;
}

void write_description(const model& written, const std::vector<link>& links, const std::string& space) {
  std::vector<std::string> said;
  if (plural_of(written.name) != written.table) said.push_back(".name(" + literal(written.table) + ")");
  for (const member& each : written.members) {
    if (each.name != each.column) said.push_back(".column<&" + written.name + "::" + each.name + ">(" + literal(each.column) + ")");
  }
  const columns key = primary_key_of(written.schema);
  const bool by_convention = key.size() == 1 && written.has(key[0]) && written.members[written.of_column.at(key[0])].name == "id";
  if (!key.empty() && !by_convention && are_members(written, key)) said.push_back(".primary_key<" + pointers(written, key) + ">()");
  for (const link& each : links) {
    if (each.child != &written) continue;
    const std::string own = pointers(written, each.child_key);
    const std::string named = each.names_primary_key ? "" : ", " + pointers(*each.parent, each.parent_key);
    said.push_back(
        ".foreign_key<" + (each.child_key.size() == 1 ? own : "ikebana::key<" + own + ">") + ", " + each.parent->name + named + ">()");
  }
  for (const ddl_index& index : written.schema.indexes) {
    const columns indexed = columns_of(written.schema, index);
    if (index.is_partial || index.origin == ddl_origin::primary_key || !are_members(written, indexed)) continue;
    said.push_back((index.is_unique ? ".unique<" : ".index<") + pointers(written, indexed) + ">()");
  }
  if (said.empty()) return;
  std::cout << "template <>\ninline constexpr auto ikebana::table<" << space << "::" << written.name << "> = [] {\n  using namespace "
            << space << ";\n  return ikebana::describe<" << written.name << ">()";
  for (const std::string& each : said) std::cout << "\n      " << each;
  std::cout << ";\n}();\n\n";
}

/// A value that is written after DEFAULT, as C++ has it for a member; empty where it is no plain value.
std::string default_of(const ddl_column& column, const std::string& type) {
  std::string_view text = column.default_text;
  if (type == "std::string" && text == "CURRENT_TIMESTAMP") return "ikebana::current_timestamp()";
  if (type == "std::string" && text.size() > 1 && text.front() == '\'' && text.find('\'', 1) == text.size() - 1)
    return literal(text.substr(1, text.size() - 2));
  const std::string sign = text.substr(0, 1) == "-" ? "-" : "";
  text.remove_prefix(sign.size());
  const auto is_number = [](std::string_view digits) {
    return !digits.empty() && digits.size() <= 15 && digits.find_first_not_of("0123456789") == std::string_view::npos;
  };
  const std::string_view whole = text.substr(0, text.find('.')),
                         rest = text.find('.') == std::string_view::npos ? "" : text.substr(text.find('.') + 1);
  if (!is_number(whole) || (!rest.empty() && !is_number(rest)) || text.back() == '.') return {};
  const std::string digits(
      whole.substr(std::min(whole.find_first_not_of('0'), whole.size() - 1)));  // a zero before them would say another number
  if (type == "double") return sign + digits + "." + (rest.empty() ? "0" : std::string(rest));
  if (!rest.empty()) return {};
  if (type == "bool") return sign.empty() && (digits == "0" || digits == "1") ? digits == "1" ? "true" : "false" : "";
  return type == "std::int64_t" ? sign + digits : "";
}

const char* words_of(ddl_action action) {
  switch (action) {
    case ddl_action::cascade: return "cascade";
    case ddl_action::restrict_: return "restrict";
    case ddl_action::set_null: return "set_null";
    case ddl_action::set_default: return "set_default";
    default: return nullptr;
  }
}

void write_constraints(const model& written, const std::vector<link>& links, const std::string& space) {
  std::vector<std::string> said;
  for (const auto& [column, member] : written.of_column) {
    const ddl_column& declared = written.schema.columns[static_cast<unsigned>(column)];
    const std::string value =
        declared.default_text.empty() || declared.primary_key != 0 ? "" : default_of(declared, written.members[member].type);
    if (!value.empty()) said.push_back(".default_value<" + written.pointer(column) + ">(" + value + ")");
  }
  for (const link& each : links) {
    if (each.child != &written || !each.has_same_types()) continue;
    const std::string own = pointers(written, each.child_key);
    const std::string key = each.child_key.size() == 1 ? own : "ikebana::key<" + own + ">";
    if (const char* action = words_of(each.on_delete))
      said.push_back(".on_delete<" + key + ">(ikebana::foreign_key_action::" + action + ")");
    if (const char* action = words_of(each.on_update))
      said.push_back(".on_update<" + key + ">(ikebana::foreign_key_action::" + action + ")");
  }
  if (written.schema.is_strict) said.push_back(".strict()");
  if (written.schema.is_without_rowid) said.push_back(".without_rowid()");
  if (said.empty()) return;
  std::cout << "template <>\ninline constexpr auto ikebana::constraints<" << space << "::" << written.name << "> = [] {\n  using namespace "
            << space << ";\n  return ikebana::constrain<" << written.name << ">()";
  for (const std::string& each : said) std::cout << "\n      " << each;
  std::cout << ";\n}();\n\n";
}

struct relation {
  std::string name;
  std::string definition;
  bool is_indexed;
};

std::vector<relation> relations_of(const std::vector<model>& models, const std::vector<link>& links, std::set<std::string>& names) {
  std::vector<relation> relations;
  const auto add = [&](const std::string& name, const std::string& definition, bool is_indexed) {
    relations.push_back({free_name(name, names), definition, is_indexed});
  };
  std::vector<link> sound;
  for (const link& each : links) {
    if (each.has_same_types()) sound.push_back(each);
  }
  for (const link& each : sound) {
    const bool is_only =
        std::count_if(sound.begin(), sound.end(),
                      [&](const link& other) {
                        return (other.child == each.child && other.parent == each.parent) ||
                               (other.child == each.parent && other.parent == each.child);
                      }) == 1 &&
        each.child != each.parent;
    const std::string own = pointers(*each.child, each.child_key);
    const std::string key = is_only ? "" : ", " + (each.child_key.size() == 1 ? own : "ikebana::key<" + own + ">");
    const std::string by = is_only ? "" : "By" + camel_case(each.child->members[each.child->of_column.at(each.child_key[0])].name);
    const std::string& child = each.child->name;
    const std::string& parent = each.parent->name;
    add(child + parent + by, "ikebana::belongs_to<" + child + ", " + parent + key + ">", each.is_indexed());
    const std::string many = each.is_to_one() ? child : camel_case(plural_of(child));
    add(parent + many + by, std::string("ikebana::") + (each.is_to_one() ? "has_one<" : "has_many<") + parent + ", " + child + key + ">",
        each.is_indexed());
  }
  for (const model& pivot : models) {
    std::vector<const link*> ends;
    for (const link& each : sound) {
      if (each.child == &pivot && each.child_key.size() == 1) ends.push_back(&each);
    }
    columns both;
    for (const link* each : ends) both.push_back(each->child_key[0]);
    columns key = primary_key_of(pivot.schema);
    std::sort(both.begin(), both.end());
    std::sort(key.begin(), key.end());
    if (ends.size() != 2 || both != key || ends[0]->parent == ends[1]->parent) continue;
    for (const bool forward : {true, false}) {
      const link& from = *ends[forward ? 0 : 1];
      const link& to = *ends[forward ? 1 : 0];
      add(from.parent->name + camel_case(plural_of(to.parent->name)),
          "ikebana::many_to_many<" + from.parent->name + ", " + pivot.name + ", " + to.parent->name + ">",
          from.is_indexed() && to.is_indexed());
    }
  }
  return relations;
}

std::string name_of_file(std::string_view path) {
  path.remove_prefix(path.rfind('/') + 1);
  return std::string(path.substr(0, path.find('.')));
}

/// All that is known of a database.
struct known {
  std::string text;  // of the schema
  std::vector<model> models;
  std::vector<link> links;
  std::vector<relation> relations;
};

void read_all(sqlite::database& db, known& read) {
  read.text = schema_of(db);
  const auto schema = ddl(std::string_view{read.text});
  if (const ddl_error error = schema.error()) {
    throw std::runtime_error("the schema cannot be read in line " + std::to_string(error.line) + ", column " +
                             std::to_string(error.column) + ": " + std::string(error.message));
  }
  std::set<std::string> names;
  const auto tables =
      from<Made>()
          .where(col<&Made::type>.in("table", "view") && !col<&Made::name>.like("sqlite^_%", "^"))
          .order_by(rowid<Made>)
          .select(col<&Made::name>);
  const std::vector<std::string> all = db.all(tables);
  const std::vector<std::string> virtual_tables =
      first_column(db, "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE VIRTUAL%'");
  for (const std::string& table : all) {
    if (is_shadow(table, virtual_tables)) continue;
    ddl_table found = schema.table(table);
    read.models.push_back(found.columns.size() == 0 ? read_view(db, table, names) : read_model(db, table, std::move(found), names));
  }
  read.links = links_of(read.models);
  read.relations = relations_of(read.models, read.links, names);
}

void write_header(const known& all, const std::string& path, const std::string& space) {
  std::cout << "// The models of " << literal(name_of_file(path)) << ", written by Ikebana's example `structs`. They are yours to change.\n"
            << "#pragma once\n\n#include <ikebana/ikebana.hpp>\n#include <ikebana/model/define.hpp>\n#include "
               "<ikebana/schema/constraints.hpp>\n\n"
            << "#include <cstdint>\n#include <optional>\n#include <string>\n\nnamespace " << space << " {\n\n";
  for (const model& each : all.models) {
    if (!each.has_columns_in_schema)
      std::cout << "// A view or a virtual table, whose columns its statement does not list: what they hold is what was found there.\n";
    write_struct(each);
  }
  std::cout << "}  // namespace " << space << "\n\n";
  for (const model& each : all.models) write_description(each, all.links, space);
  for (const model& each : all.models) write_constraints(each, all.links, space);
  std::cout << "namespace " << space << " {\n\n";
  for (const relation& each : all.relations) std::cout << "using " << each.name << " = " << each.definition << ";\n";
  std::cout << "\n}  // namespace " << space << '\n';
}

/// To be compiled once: each check is work for the compiler.
void write_checks(const known& all, const std::string& space) {
  std::cout << "// Written by Ikebana's example `structs`: the models conform to this schema, and have to when it is changed.\n"
            << "#include \"" << space << ".hpp\"\n\n#include <ikebana/schema.hpp>\n\nnamespace " << space << " {\n\n"
            << "#if defined(__clang__)\n#pragma clang diagnostic ignored \"-Woverlength-strings\"\n#endif\n"
            << "inline constexpr auto ddl = ikebana::ddl(" << raw_literal(all.text) << ");\n\n";
  for (const model& each : all.models) {
    if (each.has_columns_in_schema) std::cout << "static_assert(ikebana::conforms<" << each.name << ", ddl>);\n";
  }
  for (const relation& each : all.relations) {
    std::cout << (each.is_indexed ? "" : "// its foreign key has no index: ") << "static_assert(ikebana::conforms<" << each.name
              << ", ddl>);\n";
  }
  std::cout << "\n}  // namespace " << space << '\n';
}

}  // namespace

int main(int count, char** words) {
  const bool writes_checks = count > 1 && std::string_view(words[1]) == "--checks";
  if (writes_checks) ++words, --count;
  if (count != 2 && count != 3) {
    std::cerr << "usage: structs [--checks] FILE [NAMESPACE]\n\n"
                 "Prints a header with the models of a SQLite database: its tables as structs, and the relations between them.\n"
                 "With --checks, a source file for NAMESPACE.hpp: the schema, and that all of the models conform to it.\n"
                 "The namespace is called like the file, unless said.\n";
    return 2;
  }
  try {
    sqlite::database db{words[1], {.flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE}};
    std::set<std::string> none;
    const std::string space = free_name(count == 3 ? words[2] : name_of_file(words[1]), none);
    known all;
    read_all(db, all);
    if (writes_checks)
      write_checks(all, space);
    else
      write_header(all, words[1], space);
  } catch (const std::exception& problem) {
    std::cerr << "structs: " << problem.what() << '\n';
    return 1;
  }
}
