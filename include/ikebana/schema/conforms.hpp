// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether models and relations conform to a schema, and how a compiler says that they do not.

#include <ikebana/meta/fixed_text.hpp>
#include <ikebana/query/check/explain_relation.hpp>
#include <ikebana/schema/conform/conforms_text.hpp>
#include <ikebana/schema/create/models_of.hpp>

#include <utility>

namespace ikebana {

/// What a compiler names where a schema differs from a struct: a member, its type, and what the schema says. It is no
/// constant function, and called where only constants may be.
template <auto Member, class StructSays, schema_says SchemaSays>
void the_schema_differs() {}

/// The same of a table as a whole.
template <class Model, schema_says SchemaSays>
void the_schema_differs_about() {}

/// The same in words, as far as a compiler shows them, or in names. Never defined.
template <fixed_text... Words>
struct schema_differs;
template <auto Member, class StructSays, schema_says SchemaSays>
struct schema_differs_at;
template <class Model, schema_says SchemaSays>
struct schema_differs_about;

namespace rule {

/// Whether what conforms is asked about one schema at most: where none is named, it is given.
template <const auto&... Ddl>
inline constexpr bool names_one_schema = sizeof...(Ddl) <= 1;

/// Whether a schema says what the struct says: there are no words of a difference.
template <class Difference>
inline constexpr bool schema_agrees = std::is_same_v<Difference, schema_differs<>>;

}  // namespace rule

namespace detail {

/// Whether something is a model or a relation that is sound by itself.
template <class What>
constexpr auto check_what_conforms() {
  if constexpr (is_relation_type<What>) {
    return check_relation<What>();
  } else {
    return check_record<What>();
  }
}

/// A function that is no constant: a call of it while compiling is an error that names it, and its template arguments.
using diagnostic = void (*)();

template <auto Member, std::size_t... Says>
consteval diagnostic diagnostic_of_member(schema_says says, std::index_sequence<Says...>) {
  constexpr std::size_t first = static_cast<std::size_t>(schema_says::no_such_column);
  constexpr diagnostic all[] = {the_schema_differs<Member, member_value<Member>, static_cast<schema_says>(first + Says)>...};
  return all[static_cast<std::size_t>(says) - first];
}

template <class Model, std::size_t... I>
consteval diagnostic diagnostic_of_model(const schema_difference& found, std::index_sequence<I...>) {
  if (!(found.table->model == identity_of<Model>)) return nullptr;
  if (found.says == schema_says::what_cannot_be_read) return the_schema_differs_about<Model, schema_says::what_cannot_be_read>;
  if (found.says == schema_says::no_such_table) return the_schema_differs_about<Model, schema_says::no_such_table>;
  if (found.says == schema_says::unknown_columns) return the_schema_differs_about<Model, schema_says::unknown_columns>;
  diagnostic chosen = nullptr;
  using says =
      std::make_index_sequence<static_cast<std::size_t>(schema_says::no_index) - static_cast<std::size_t>(schema_says::unknown_columns)>;
  static_cast<void>(((I == found.column && (chosen = detail::diagnostic_of_member<member_at<Model, I>>(found.says, says{}), true)) || ...));
  return chosen;
}

template <class... Models>
consteval diagnostic first_diagnostic(list<Models...>, const schema_difference& found) {
  diagnostic chosen = nullptr;
  static_cast<void>(
      ((chosen = detail::diagnostic_of_model<Models>(found, std::make_index_sequence<members_of<Models>::size>{}), chosen != nullptr) ||
       ...));
  return chosen;
}

/// A model compared with a schema, once for all relations that reach it.
template <class Model>
struct model_comparison {
  bool is_unique[members_of<Model>::size + 1]{};
  bool is_indexed[members_of<Model>::size + 1]{};
  schema_difference difference;

  constexpr explicit model_comparison(const schema_comparison& schema)
      : difference(schema.compare(table_of<Model>, is_unique, is_indexed)) {}
};

template <class Model, const auto& Ddl>
inline constexpr model_comparison<Model> comparison_of{schema_comparison(Ddl)};

/// The first difference between a schema and a model, or a relation over models that are compared already.
template <class What, class... Models>
constexpr schema_difference first_difference(const schema_comparison& schema, const model_comparison<Models>&... models) {
  const model_in_schema all[] = {{&table_of<Models>, &models.difference, models.is_unique, models.is_indexed}...};
  if constexpr (is_relation_type<What>) {
    return schema.compare(path_of<What>, all);
  } else {
    return *all[0].difference;
  }
}

template <class What, class... Models>
constexpr schema_difference find_difference(const schema_comparison& schema, list<Models...>) {
  return detail::first_difference<What>(schema, model_comparison<Models>(schema)...);
}

template <class What, const auto& Ddl, class... Models>
constexpr schema_difference find_difference_from(list<Models...>) {
  return detail::first_difference<What>(schema_comparison(Ddl), comparison_of<Models, Ddl>...);
}

template <class What, const auto& Ddl>
inline constexpr schema_difference difference_from = detail::find_difference_from<What, Ddl>(models_of<What>{});

template <class What, const auto& Ddl>
inline constexpr difference_text difference_words{difference_from<What, Ddl>, Ddl.text()};

#if defined(__clang__) && __clang_major__ < 15  // it shows words as numbers, but names as they are

template <class... Models>
constexpr unsigned position_of_table(list<Models...>, const table_facts* wanted) {
  unsigned position = 0;
  static_cast<void>(((identity_of<Models> == wanted->model || (static_cast<void>(++position), false)) || ...));
  return position;
}

template <const auto& Found, class... Models>
constexpr auto name_difference(list<Models...> models) {
  using model = at<detail::position_of_table(models, Found.table), Models...>;
  if constexpr (Found.says < schema_says::no_such_column) {
    return std::type_identity<schema_differs_about<model, Found.says>>{};
  } else {
    constexpr auto member = member_at<model, Found.column>;
    return std::type_identity<schema_differs_at<member, member_value<member>, Found.says>>{};
  }
}

template <class What, const auto& Ddl>
using differing_type = typename decltype(detail::name_difference<difference_from<What, Ddl>>(models_of<What>{}))::type;

#else

#if defined(__clang__)
inline constexpr std::size_t most_characters = 32;  // it cuts a longer text
#else
inline constexpr std::size_t most_characters = 1 << 20;
#endif

template <class What, const auto& Ddl, std::size_t Part>
constexpr auto part_of_difference() {
  constexpr std::string_view part = difference_words<What, Ddl>.view().substr(Part * most_characters, most_characters);
  return fixed_text<part.size() + 1>{part};
}

template <class What, const auto& Ddl, std::size_t... Parts>
std::type_identity<schema_differs<part_of_difference<What, Ddl, Parts>()...>> in_parts(std::index_sequence<Parts...>);

template <class What, const auto& Ddl>
using differing_type = typename decltype(detail::in_parts<What, Ddl>(
    std::make_index_sequence<(difference_words<What, Ddl>.view().size() + most_characters - 1) / most_characters>{}))::type;

#endif

template <class Difference>
constexpr bool report_difference() {
#if defined(__clang__)
  static_assert(rule::schema_agrees<Difference>, "ikebana::conforms: the schema says something else than the struct");
  return true;
#else
  return sizeof(Difference) != 0;  // GCC names what it cannot measure in the first line of an error
#endif
}

/// The type of `conforms<User>`, which is called with a schema.
template <class What>
struct conformance_check {
  template <std::size_t Size>
  consteval bool operator()(const ddl_schema<Size>& schema) const {
    if constexpr (check_what_conforms<What>()) {
      const schema_difference found = detail::find_difference<What>(schema_comparison(schema), models_of<What>{});
      if (found.is_any()) detail::first_diagnostic(models_of<What>{}, found)();
    }
    return true;
  }
};

/// The type of `conforms<User, ddl>`. A difference is an error before this type is known, so that one mistake is one error.
struct conformance {
  constexpr operator bool() const { return true; }  // NOLINT: stands for true
};

template <class What, const auto&... Ddl>
constexpr auto check_conformance() {
  static_assert(
      rule::names_one_schema<Ddl...>, "ikebana::conforms: name one schema, conforms<Model, ddl>, or give it, conforms<Model>(ddl)");
  if constexpr (sizeof...(Ddl) == 0) {
    return conformance_check<What>{};
  } else {
    if constexpr (check_what_conforms<What>()) {
      if constexpr ((difference_from<What, Ddl>.is_any() || ...)) static_cast<void>((report_difference<differing_type<What, Ddl>>(), ...));
    }
    return conformance{};
  }
}

}  // namespace detail

/// Compares a model, or each model and each hop's keys of a relation, with a schema while compiling:
///
///     constexpr auto ddl = ikebana::ddl("CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
///     static_assert(ikebana::conforms<User, ddl>);
///     static_assert(ikebana::conforms<through<Country, User, Post>, ddl>);
///
/// A model conforms if each of its columns is there, keeps the values of the member's type, is NOT NULL unless the member is an
/// optional, and if the model's primary key is the table's or is UNIQUE. A relation conforms if its models do, and if each hop's
/// key is the primary key or UNIQUE in the parent, and is found by an index in the child. Columns without a member are ignored.
///
/// The value is true. A difference is a compile error that names the table, the column, what the struct says, and what the schema
/// says in which line: schema_differs<"posts.user_id: ...">. So is a schema that cannot be read.
///
/// `ddl` is a constexpr variable of a namespace, or a static one. `conforms<User>(ddl)` takes any constant; its error has the
/// member and what the schema says as template arguments, and no line.
///
/// Cost: with g++ 12 some 25 ms for a model, and 5 ms for a relation between models that are compared already. It belongs into one
/// source file.
template <class What, const auto&... Ddl>
inline constexpr decltype(detail::check_conformance<What, Ddl...>()) conforms{};

/// Compares as `conforms` does, and gives the first difference as a text:
///
///     static_assert(ikebana::difference<User>(ddl).view() == "");
///     puts(ikebana::difference<User>(ikebana::ddl(std::string_view{text})).view().data());
///
/// The result holds its text, of 511 characters at most; it is empty if there is no difference. A schema that cannot be read is a
/// difference. Nothing is thrown but std::bad_alloc, for a schema that is read at run time.
template <class What, std::size_t Size>
constexpr difference_text difference(const ddl_schema<Size>& schema) {
  if constexpr (!detail::check_what_conforms<What>()) {
    return {};
  } else {
    return {detail::find_difference<What>(detail::schema_comparison(schema), detail::models_of<What>{}), schema.text()};
  }
}

}  // namespace ikebana
