// SPDX-License-Identifier: BSL-1.0
#pragma once

// The definition of a model's table as values: its columns and keys, and what `constraints<M>` adds, with each expression as its
// text. Plain constexpr functions make foreign keys, statements and diagrams of it.

#include <ikebana/expression/literal.hpp>
#include <ikebana/schema/constraints.hpp>
#include <ikebana/schema/create/expression_text.hpp>
#include <ikebana/schema/create/models_of.hpp>
#include <ikebana/schema/create/writer.hpp>
#include <ikebana/schema/key_index.hpp>
#include <ikebana/sql/dialect/sqlite.hpp>

namespace ikebana::detail {

/// One part of `constraints<M>`, or none if `is_given` is false. Not a pointer: GCC with -fsanitize=undefined does not compare one
/// with null while compiling.
struct constraint_facts {
  bool is_given;
  constraint_kind kind;
  foreign_key_action action;
  bool is_plain;                    // of an index: over columns alone; of a default: one value
  key_columns columns;              // of a foreign key, of a column, or those that an index mentions
  std::string_view name;            // empty where the author gives none
  std::string_view expression;      // of an index: all its terms
  std::string_view condition;       // of a partial index
  int not_null_column = -1;         // the column of a condition that it is not NULL, and nothing else
  problem refused = problem::none;  // of its expressions, in the dialect that they are written in
};

struct table_definition {
  const table_facts* table;
  const key_columns* uniques;
  unsigned unique_count;
  const key_columns* indexes;
  unsigned index_count;
  const constraint_facts* constraints;
  unsigned constraint_count;

  constexpr bool has(constraint_kind kind) const {
    for (unsigned i = 0; i != constraint_count; ++i) {
      if (constraints[i].kind == kind) return true;
    }
    return false;
  }

  /// The part of a kind that is about a column or a foreign key.
  constexpr constraint_facts find(constraint_kind kind, const key_columns& columns) const {
    for (unsigned i = 0; i != constraint_count; ++i) {
      if (constraints[i].kind == kind && constraints[i].columns == columns) return constraints[i];
    }
    return {};
  }

  constexpr constraint_facts find(constraint_kind kind, unsigned column) const {
    key_columns key;
    key.push(column);
    return find(kind, key);
  }

  /// Visits the primary key, what is unique, and each index over columns alone.
  template <class Visit>
  constexpr void each_index(const Visit& visit) const {
    detail::visit_unique(table->primary, visit);
    for (unsigned i = 0; i != unique_count; ++i) detail::visit_unique(uniques[i], visit);
    const auto visit_columns = [&](const key_columns& columns, const constraint_facts& constraint) {
      visit(key_index{columns.size, constraint.kind == constraint_kind::unique_index, !constraint.condition.empty(),
                      constraint.not_null_column, [&](unsigned i) { return int{columns.at[i]}; }});
    };
    for (unsigned i = 0; i != index_count; ++i) visit_columns(indexes[i], {});
    for (unsigned i = 0; i != constraint_count; ++i) {
      const constraint_facts& each = constraints[i];
      const bool is_index = each.kind == constraint_kind::index || each.kind == constraint_kind::unique_index;
      if (is_index && each.is_plain) visit_columns(each.columns, each);
    }
  }

  /// Whether the rows of the table are known by an integer of its own: what SQLite calls an alias of the rowid.
  constexpr bool has_rowid_key() const {
    return table->primary.size == 1 && is_integer(table->columns[table->primary.at[0]].kind) && !has(constraint_kind::without_rowid);
  }

  static constexpr bool is_integer(storage kind) { return kind == storage::integer || kind == storage::boolean; }
};

template <class E>
constexpr void push_mentioned(key_columns& columns) {
  token_list tokens;
  E::write_tokens(tokens);
  for (const token& each : tokens) {
    if (each.kind == token_kind::column && each.position < each.table->column_count && columns.size != most_key_columns) {
      columns.push(each.position);
    }
  }
}

template <class Model, std::size_t I>
constexpr const auto& constraint_part() {
  return []<class... Parts>(const constraints_of<Model, Parts...>& all) -> const auto& {
    return static_cast<const product_element<I, at<I, Parts...>>&>(all.parts).value;
  }(constraints<Model>);
}

/// An expression on the right of DEFAULT stands in parentheses unless it is one value.
template <class Model, std::size_t I, class Dialect>
struct text_of_expression {
  static constexpr void write(schema_writer& out) {
    const auto& part = constraint_part<Model, I>();
    using kind = std::remove_cvref_t<decltype(part)>;
    if constexpr (kind::kind == constraint_kind::check) {
      detail::put_expression(out, Dialect::facts, part.condition);
    } else if constexpr (kind::kind == constraint_kind::index || kind::kind == constraint_kind::unique_index) {
      listing comma(out, ", ");
      detail::for_each_in(part.terms, [&]<class Term>(const Term& term) {
        if constexpr (!Dialect::facts.indexes_any_expression && !is_column<typename Term::ordered>) {
          detail::put_term_in_parentheses(comma.next(), Dialect::facts, term);
        } else {
          detail::put_expression(comma.next(), Dialect::facts, term);
        }
      });
    } else {
      detail::put_expression(out, Dialect::facts, part.inner);
    }
  }
};

template <class Model, std::size_t I, class Dialect>
struct text_of_condition {
  static constexpr void write(schema_writer& out) { detail::put_expression(out, Dialect::facts, constraint_part<Model, I>().condition); }
};

/// The column of which a condition says that it is not NULL, and nothing else; otherwise -1.
template <class Condition>
inline constexpr int not_null_column_of = -1;
template <class E>
  requires is_column<E>
inline constexpr int not_null_column_of<null_test<true, E>> = [] {
  key_columns columns;
  detail::push_mentioned<E>(columns);
  return columns.size == 1 ? int{columns.at[0]} : -1;
}();

template <class E>
inline constexpr bool is_one_value = false;
template <class T>
inline constexpr bool is_one_value<bound<T>> = true;
template <constant Value>
inline constexpr bool is_one_value<literal<Value>> = true;
template <>
inline constexpr bool is_one_value<null_literal> = true;

template <class Indices, class... Terms>
constexpr key_columns columns_mentioned(const product_of<Indices, Terms...>&) {
  key_columns columns;
  (detail::push_mentioned<typename Terms::ordered>(columns), ...);
  return columns;
}

/// Whether what computes a column names a column that is computed itself.
template <class Model, class E>
constexpr bool names_computed_column() {
  token_list tokens;
  E::write_tokens(tokens);
  for (const token& each : tokens) {
    if (each.kind == token_kind::column && constraints<Model>.computes(each.position)) return true;
  }
  return false;
}

template <class Model, std::size_t I, class Dialect>
constexpr constraint_facts constraint_facts_of() {
  const auto& part = constraint_part<Model, I>();
  using type = std::remove_cvref_t<decltype(part)>;
  constraint_facts facts{true, type::kind, foreign_key_action::no_action, false, {}, {}, {}, {}};
  if constexpr (requires { type::key; }) facts.columns = detail::columns_of_key(key_members_of<type::key>());
  if constexpr (requires { part.action; }) facts.action = part.action;
  if constexpr (requires { type::name; }) facts.name = type::name.view();
  if constexpr (requires { part.inner; } || requires { part.condition; }) {
    facts.expression = written<text_of_expression<Model, I, Dialect>>.view();
    facts.refused = sizes_of_text<text_of_expression<Model, I, Dialect>>.found;
  }
  if constexpr (!Dialect::facts.computes_when_read && (type::kind == constraint_kind::generated || type::kind == constraint_kind::stored)) {
    if (detail::names_computed_column<Model, decltype(type::inner)>()) facts.refused = problem::computed_of_computed;
  }
  if constexpr (requires { part.inner; }) facts.is_plain = is_one_value<decltype(type::inner)> && facts.expression[0] != 'C';
  if constexpr (requires { part.terms; }) {
    facts.columns = detail::columns_mentioned(part.terms);
    facts.is_plain = type::are_columns;
    if constexpr (type::is_partial) {
      facts.condition = written<text_of_condition<Model, I, Dialect>>.view();
      if (facts.refused == problem::none) facts.refused = sizes_of_text<text_of_condition<Model, I, Dialect>>.found;
      facts.not_null_column = not_null_column_of<decltype(type::condition)>;
    }
  }
  return facts;
}

template <class Model, class Dialect, std::size_t... I>
constexpr array_of<constraint_facts, sizeof...(I)> read_constraints(std::index_sequence<I...>) {
  return {{constraint_facts_of<Model, I, Dialect>()...}};
}

template <class... Parts, class Model>
constexpr auto count_constraints(const constraints_of<Model, Parts...>&) {
  return std::index_sequence_for<Parts...>{};
}

constexpr std::index_sequence<> count_constraints(const no_constraints&) { return {}; }

template <class Model, class Dialect>
inline constexpr auto constraints_read =
    detail::read_constraints<Model, Dialect>(decltype(detail::count_constraints(constraints<Model>)){});

/// The definition of a model's table, with the texts of a dialect.
template <class Model, class Dialect = sqlite::dialect>
inline constexpr table_definition definition_of{
    &table_of<Model>,
    table<Model>.uniques,
    table<Model>.unique_count,
    table<Model>.indexes,
    table<Model>.index_count,
    constraints_read<Model, Dialect>.at,
    decltype(detail::count_constraints(constraints<Model>))::size()};

}  // namespace ikebana::detail
