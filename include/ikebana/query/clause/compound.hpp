// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two queries as one: UNION, UNION ALL, INTERSECT and EXCEPT.

#include <ikebana/fwd.hpp>
#include <ikebana/meta/text.hpp>
#include <ikebana/query/clause/order.hpp>
#include <ikebana/query/statement/select.hpp>

namespace ikebana::detail {

enum class compound_kind : unsigned char { union_, union_all, intersect, except };

constexpr std::string_view words_of(compound_kind kind) {
  constexpr std::string_view words[] = {" UNION ", " UNION ALL ", " INTERSECT ", " EXCEPT "};
  return words[static_cast<unsigned>(kind)];
}

/// What two queries together are of.
template <compound_kind Kind, class First, class Second>
struct compound_of {
  using first = First;
  using second = Second;
  using row_model = typename First::source::row_model;
  static constexpr bool is_related = false;
  static constexpr bool is_to_one = false;
  static constexpr bool is_compound = true;
  static constexpr compound_kind kind = Kind;
  static constexpr auto alias = First::source::alias;
};

/// The two queries, whose values are bound one after the other.
template <class First, class Second>
struct operands : clause {
  static constexpr unsigned adds = has::compound;

  First first;
  Second second;

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    First::statement::values(first.clauses, visitor);
    Second::statement::values(second.clauses, visitor);
  }
};

template <class Item>
inline constexpr bool is_named = false;
template <fixed_text Name, class E>
inline constexpr bool is_named<named<Name, E>> = true;

template <class... Items>
constexpr bool names_any(list<Items...>) {
  return (is_named<Items> || ...);
}

/// The models of outer joins stand beside the query's own, where it selects nothing.
template <class Items, class... Cs>
struct beside_outer_joins {
  using type = Items;
};

template <class... Items, class Clause, class... Cs>
struct beside_outer_joins<list<Items...>, Clause, Cs...> : beside_outer_joins<list<Items...>, Cs...> {};

template <class... Items, class Clause, class... Cs>
  requires((Clause::adds & has::outer_join) != 0)
struct beside_outer_joins<list<Items...>, Clause, Cs...>
    : beside_outer_joins<list<Items..., model_item<typename Clause::model, Clause::alias>>, Cs...> {};

/// What the rows of a query, or of several as one, are made of: what the first of them selects.
template <class Query>
struct items_of_rows;

template <class Source, class... Cs>
struct items_of_rows<query<Source, clause_list<Cs...>>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;
  using selected = typename selected_items<model_item<typename Source::row_model, Source::alias>, Cs...>::type;
  using items =
      typename std::conditional_t<(clauses & has::select) != 0, beside_outer_joins<selected>, beside_outer_joins<selected, Cs...>>::type;
  /// Whether the name of each column is that of one column alone: SQLite looks for it in the tables of the query, too.
  static constexpr bool have_plain_names = !Source::is_related && (clauses & has::join) == 0 && !detail::names_any(items{});
};

template <compound_kind Kind, class First, class Second, class... Cs>
struct items_of_rows<query<compound_of<Kind, First, Second>, clause_list<Cs...>>> : items_of_rows<First> {};

template <class Item>
constexpr unsigned position_by_name(std::string_view name) {
  if constexpr (is_model_item<Item>) {
    const table_facts& table = table_of<typename Item::value>;
    for (unsigned i = 0; i != table.column_count; ++i) {
      if (table.columns[i].name == name) return i;
    }
  } else if constexpr (is_column<Item>) {
    if (table_of<class_of<Item::member>>.columns[position_of_member<Item::member>()].name == name) return 0;
  }
  return ~0u;
}

/// Where a term of the order is among the columns that an item brings; ~0u where it is not.
template <class Item, class E>
constexpr unsigned position_in_item() {
  if constexpr (is_name_in_result<E>) {
    return selects<Item, E> ? 0u : detail::position_by_name<Item>(E::name.view());
  } else if constexpr (is_column<E> && is_model_item<Item>) {
    return selects<Item, E> ? position_of_member<E::member>() : ~0u;
  } else {
    return is_column<E> && selects<Item, E> ? 0u : ~0u;
  }
}

/// The position of a term of the order among all columns of a result, from 1; 0 where it is not there.
template <class E, class... Items>
constexpr unsigned position_in_result(list<Items...>) {
  unsigned before = 0, found = 0;
  const auto look = [&](unsigned within, unsigned width) {
    if (within != ~0u && found == 0) found = before + within + 1;
    before += width;
  };
  (look(position_in_item<Items, E>(), width_of<Items>()), ...);
  return found;
}

/// A number in digits, which live as long as the program.
template <unsigned Number>
inline constexpr number_text ordinal_of{Number};

/// Writes a term of the order: a column of the result by its name, where that is clear, else by its position. Nothing else
/// can be ordered by.
template <class Source, class E>
constexpr void write_result_term(token_list& tokens) {
  using result = items_of_rows<query<Source>>;
  constexpr unsigned position = detail::position_in_result<E>(typename result::items{});
  constexpr bool is_given_name = is_name_in_result<E> && detail::can_order_selection<true, E>(typename result::items{});
  if constexpr (position != 0 && !result::have_plain_names && !is_given_name) {
    tokens.text(ordinal_of<position>.view());
  } else if constexpr (is_column<E>) {
    if (position == 0) tokens.fail(problem::not_selected);
    tokens.bare_column(table_of<class_of<E::member>>, position_of_member<E::member>());
  } else {
    if (position == 0) tokens.fail(problem::not_selected);
    E::write_tokens(tokens);
  }
}

/// What a clause writes of several queries as one.
template <class Source, class Clause>
struct clause_of_result : Clause {};

template <class Source, class... Terms>
struct clause_of_result<Source, order_by<Terms...>> {
  static constexpr void write(part_list& list) {
    // Either query may have a NULL there.
    const auto write_one = [&](void (*write_term)(token_list&), std::string_view direction, sort sorts) {
      token_list& tokens = list.next();
      write_term(tokens);
      tokens.text(direction);
      if (!tokens.dialect().orders_null_first) tokens.text(detail::place_of_null(sorts));
    };
    (write_one(write_result_term<Source, typename Terms::ordered>, Terms::direction, Terms::sorts), ...);
  }
};

/// Whether a query is ordered or cut, by itself or by the relation that it is of.
template <class Query>
constexpr bool is_ordered_or_cut() {
  using source = typename Query::source;
  if constexpr ((Query::clause_flags & (has::order | has::limit | has::offset)) != 0) {
    return true;
  } else if constexpr (source::is_related) {
    return source::is_limited || detail::orders_targets<typename source::relation>();
  } else {
    return false;
  }
}

/// Two queries as one.
template <compound_kind Kind, class First, class Second>
constexpr query<compound_of<Kind, First, Second>, clause_list<operands<First, Second>>> compound(const First& first, Second second) {
  return {{}, {{operands<First, Second>{{}, first, static_cast<Second&&>(second)}}}};
}

/// A column of a derived table, of the type that takes all values of the column's; a text in the order of bytes, as a column has it.
constexpr void write_as_wide(token_list& tokens, const table_facts& table, unsigned position) {
  const sql_type of = table.columns[position].in_sql;
  const std::string_view type = detail::widest_type(tokens.dialect(), of);
  tokens.text(type.empty() ? "" : "CAST(");
  tokens.text("\"ikebana_rows\".");
  tokens.bare_column(table, position);
  if (type.empty()) return;
  tokens.text(" AS ");
  tokens.text(type);
  tokens.text(")");
  if (of != sql_type::text && of != sql_type::label) return;
  tokens.text(" COLLATE ");
  tokens.name(tokens.dialect().binary_collation);
}

template <class Source, class Clauses>
struct compound_statement;

template <class Source, class... Cs>
struct compound_statement<Source, clause_list<Cs...>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;

  static constexpr void write_tokens(token_list& tokens) {
    const std::string_view most_rows = take_most_rows(tokens);
    write_side<typename Source::first>(tokens);
    write_second(tokens, most_rows);
  }

  /// The rows of a table that is read while it is made: a dialect whose columns have types takes them from the first query.
  static constexpr void write_recursive(token_list& tokens, const table_facts& table) {
    if (tokens.dialect().column_type_count == 0) return write_tokens(tokens);
    separated columns(tokens, "SELECT ", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) detail::write_as_wide(columns.next(), table, i);
    tokens.text(" FROM (");
    Source::first::statement::write_tokens(tokens);
    tokens.end_derived_table();
    separated names(tokens, " (", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) names.next().bare_column(table, i);
    tokens.text(")");
    write_second(tokens, {});
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    detail::visit_clauses<has::compound>(given, visitor);
    if constexpr ((clauses & has::limit) != 0) detail::visit_clauses<has::limit>(given, visitor);
    if constexpr ((clauses & has::offset) != 0) detail::visit_clauses<has::offset>(given, visitor);
  }

 private:
  static constexpr void write_second(token_list& tokens, std::string_view most_rows) {
    tokens.text(detail::words_of(Source::kind));
    write_side<typename Source::second>(tokens);
    detail::write_after_tables(tokens, clauses, {{Cs::adds, clause_of_result<Source, Cs>::write}...}, most_rows);
  }

  /// SQL has no order, limit or compound within a compound: these stand in a sub-query.
  template <class Side>
  static constexpr void write_side(token_list& tokens) {
    constexpr bool is_apart = (Side::clause_flags & (has::compound | has::table)) != 0 || is_ordered_or_cut<Side>();
    if ((Side::clause_flags & has::row_lock) != 0) tokens.fail(problem::no_rows_to_lock);
    if (is_apart) tokens.text("SELECT * FROM (");
    Side::statement::write_tokens(tokens);
    if (is_apart) tokens.end_derived_table();
  }
};

}  // namespace ikebana::detail
