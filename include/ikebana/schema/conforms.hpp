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

}  // namespace rule

namespace detail {

/// Whether a schema says what a struct says.
template <class Difference>
inline constexpr bool schema_agrees = false;

template <class What>
constexpr schema_difference find_difference(const schema_comparison& schema) {
  if constexpr (is_relation_type<What>) {
    return schema.compare(path_of<What>);
  } else {
    return schema.compare(table_of<What>);
  }
}

/// Whether something is a model or a relation that is sound by itself.
template <class What>
constexpr auto check_what_conforms() {
  if constexpr (is_relation_type<What>) {
    return check_relation<What>();
  } else {
    return check_record<What>();
  }
}

/// What says a difference by being called where only constants may be: a compiler then names it, and calls no deeper.
using teller = void (*)();

template <auto Member>
consteval teller teller_of_member(schema_says says) {
  using value = member_value<Member>;
  switch (says) {
    case schema_says::no_such_column: return the_schema_differs<Member, value, schema_says::no_such_column>;
    case schema_says::integer: return the_schema_differs<Member, value, schema_says::integer>;
    case schema_says::real: return the_schema_differs<Member, value, schema_says::real>;
    case schema_says::numeric: return the_schema_differs<Member, value, schema_says::numeric>;
    case schema_says::text: return the_schema_differs<Member, value, schema_says::text>;
    case schema_says::bytes: return the_schema_differs<Member, value, schema_says::bytes>;
    case schema_says::may_be_null: return the_schema_differs<Member, value, schema_says::may_be_null>;
    case schema_says::never_null: return the_schema_differs<Member, value, schema_says::never_null>;
    case schema_says::no_unique_key: return the_schema_differs<Member, value, schema_says::no_unique_key>;
    default: return the_schema_differs<Member, value, schema_says::no_index>;
  }
}

template <class Model, std::size_t... I>
consteval teller teller_of_model(const schema_difference& found, std::index_sequence<I...>) {
  if (!(found.table->model == identity_of<Model>)) return nullptr;
  switch (found.says) {
    case schema_says::what_cannot_be_read: return the_schema_differs_about<Model, schema_says::what_cannot_be_read>;
    case schema_says::no_such_table: return the_schema_differs_about<Model, schema_says::no_such_table>;
    case schema_says::unknown_columns: return the_schema_differs_about<Model, schema_says::unknown_columns>;
    default: break;
  }
  teller told = nullptr;
  static_cast<void>(((I == found.column && (told = detail::teller_of_member<member_at<Model, I>>(found.says), true)) || ...));
  return told;
}

template <class... Models>
consteval teller teller_among(list<Models...>, const schema_difference& found) {
  teller told = nullptr;
  static_cast<void>(
      ((told = detail::teller_of_model<Models>(found, std::make_index_sequence<members_of<Models>::size>{}), told != nullptr) || ...));
  return told;
}

/// What a schema says of a model, for all relations that reach it.
template <class Model, const auto& Ddl>
struct looked_at {
  bool is_unique[members_of<Model>::size + 1]{};
  bool is_indexed[members_of<Model>::size + 1]{};
  schema_difference difference = schema_comparison(Ddl).look_at(table_of<Model>, is_unique, is_indexed);
};

template <class Model, const auto& Ddl>
inline constexpr looked_at<Model, Ddl> look_at{};

template <class What, const auto& Ddl, class... Models>
constexpr schema_difference find_difference_among(list<Models...>) {
  if constexpr (is_relation_type<What>) {
    const model_in_schema models[] = {
        {&table_of<Models>, &look_at<Models, Ddl>.difference, look_at<Models, Ddl>.is_unique, look_at<Models, Ddl>.is_indexed}...};
    return schema_comparison(Ddl).compare(path_of<What>, models);
  } else {
    return look_at<What, Ddl>.difference;
  }
}

template <class What, const auto& Ddl>
inline constexpr schema_difference difference_from = detail::find_difference_among<What, Ddl>(models_of<What>{});

template <class What, const auto& Ddl>
inline constexpr difference_text words_from{difference_from<What, Ddl>, Ddl.text()};

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
using differing = typename decltype(detail::name_difference<difference_from<What, Ddl>>(models_of<What>{}))::type;

#else

#if defined(__clang__)
inline constexpr std::size_t most_characters = 32;  // it cuts a longer text
#else
inline constexpr std::size_t most_characters = 1 << 20;
#endif

template <class What, const auto& Ddl, std::size_t Part>
constexpr auto part_of_words() {
  constexpr std::string_view part = words_from<What, Ddl>.view().substr(Part * most_characters, most_characters);
  return fixed_text<part.size() + 1>{part};
}

template <class What, const auto& Ddl, std::size_t... Parts>
std::type_identity<schema_differs<part_of_words<What, Ddl, Parts>()...>> in_parts(std::index_sequence<Parts...>);

template <class What, const auto& Ddl>
using differing = typename decltype(detail::in_parts<What, Ddl>(
    std::make_index_sequence<(words_from<What, Ddl>.view().size() + most_characters - 1) / most_characters>{}))::type;

#endif

template <class Difference>
constexpr bool say() {
#if defined(__clang__)
  static_assert(schema_agrees<Difference>, "ikebana::conforms: the schema says something else than the struct");
  return true;
#else
  return sizeof(Difference) != 0;  // GCC names what it cannot measure in the first line of an error
#endif
}

/// What `conforms<User>` is: it is called with a schema.
template <class What>
struct conformity {
  template <std::size_t Size>
  consteval bool operator()(const ddl_schema<Size>& schema) const {
    if constexpr (check_what_conforms<What>()) {
      const schema_difference found = detail::find_difference<What>(schema_comparison(schema));
      if (found.is_any()) detail::teller_among(models_of<What>{}, found)();
    }
    return true;
  }
};

/// What `conforms<User, ddl>` is. What is refused has been told when this type is known: one mistake is one error.
struct conforming {
  constexpr operator bool() const { return true; }  // NOLINT: stands for true
};

template <class What, const auto&... Ddl>
constexpr auto check_conformity() {
  static_assert(
      rule::names_one_schema<Ddl...>, "ikebana::conforms: name one schema, conforms<Model, ddl>, or give it, conforms<Model>(ddl)");
  if constexpr (sizeof...(Ddl) == 0) {
    return conformity<What>{};
  } else {
    if constexpr (check_what_conforms<What>()) {
      if constexpr ((difference_from<What, Ddl>.is_any() || ...)) static_cast<void>((say<differing<What, Ddl>>(), ...));
    }
    return conforming{};
  }
}

}  // namespace detail

/// Whether a model, or each model and the keys of each hop of a relation, is what a schema says. A difference is an error
/// that names the table, the column, what the struct says and what the schema says:
///
///     constexpr auto ddl = ikebana::ddl("CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
///     static_assert(ikebana::conforms<User, ddl>);
///     static_assert(ikebana::conforms<through<Country, User, Post>, ddl>);
///
/// `ddl` is a constexpr variable of a namespace, or a static one. `conforms<User>(ddl)` takes any constant; then a compiler
/// has the names of the struct alone for what it says.
///
/// Of a model: each column is there, its affinity is that of the member's type, it may be NULL if and only if the member is
/// an optional, and the model's primary key is the table's or is UNIQUE. Of a relation, each hop's key is the primary key
/// or UNIQUE in the parent, and begins an index in the child. Columns that the struct does not have are left alone.
template <class What, const auto&... Ddl>
inline constexpr decltype(detail::check_conformity<What, Ddl...>()) conforms{};

/// The first difference between a model or a relation and a schema, in words; empty where there is none:
///
///     static_assert(ikebana::difference<User>(ddl).view() == "");
///     puts(ikebana::difference<User>(ikebana::ddl(std::string_view{text})).view().data());
template <class What, std::size_t Size>
constexpr difference_text difference(const ddl_schema<Size>& schema) {
  if constexpr (!detail::check_what_conforms<What>()) {
    return {};
  } else {
    return {detail::find_difference<What>(detail::schema_comparison(schema)), schema.text()};
  }
}

}  // namespace ikebana
