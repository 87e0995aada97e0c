// SPDX-License-Identifier: BSL-1.0
#pragma once

// Tables joined to those of a query: along a relation, or on a condition.

#include <ikebana/query/statement/correlated.hpp>
#include <ikebana/syntax/outer_joins.hpp>

namespace ikebana {

namespace detail {

enum class join_kind : unsigned char { inner, left, right, full, cross };

constexpr std::string_view words_of(join_kind kind) {
  constexpr std::string_view words[] = {" INNER JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", " CROSS JOIN "};
  return words[static_cast<unsigned>(kind)];
}

constexpr bool makes_itself_null(join_kind kind) { return kind == join_kind::left || kind == join_kind::full; }
constexpr bool makes_others_null(join_kind kind) { return kind == join_kind::right || kind == join_kind::full; }
constexpr bool is_outer(join_kind kind) { return makes_itself_null(kind) || makes_others_null(kind); }

constexpr unsigned flags_of(join_kind kind) { return is_outer(kind) ? has::join | has::outer_join : has::join; }

constexpr bool only_goes_up(const path_facts& path) {
  bool up = true;
  for (unsigned i = 0; i != path.size; ++i) up &= path.hops[i].up;
  return up;
}

/// Along a relation whose owner is in the query. A LEFT JOIN gives an owner without targets once: where the tables on
/// the way could give it more often, they are joined among themselves first.
template <join_kind Kind, class Relation, fixed_text Alias>
struct joined_relation : clause {
  using model = target_of<Relation>;
  using targets = targets_of<Relation, Alias>;
  using first_target = correlated<query<targets_of<Relation, fixed_text{""}>>>;
  static constexpr unsigned adds = flags_of(Kind);
  static constexpr join_kind kind = Kind;
  static constexpr const path_facts& path = path_of<Relation>;
  static constexpr unsigned source_count = targets::takes_first() ? 1 : path.size;
  static constexpr auto alias = Alias;

  [[no_unique_address]] values_of_relation<Relation> scope{};

  static constexpr void declare(token_list& tokens) {
    tokens.source(path.target(), Alias.view());
    for (unsigned i = source_count - 1; i != 0; --i) tokens.source(*path.hops[i].from, {});
    if (is_outer(Kind)) detail::leave_out_rows(tokens, source_count, makes_itself_null(Kind), makes_others_null(Kind));
  }

  static constexpr void write(part_list& list) {
    token_list& tokens = list.next();
    const unsigned target = list.source;
    list.source += source_count;
    if constexpr (targets::takes_first()) {
      write_first(tokens, target);
    } else if constexpr (Kind == join_kind::inner || path.size == 1 || only_goes_up(path)) {
      for (unsigned i = 0; i != path.size; ++i) {
        tokens.text(detail::words_of(Kind));
        write_hop(tokens, i, target);
      }
      write_conditions(tokens, target);
    } else {
      tokens.text(detail::words_of(Kind));
      tokens.text("(");
      tokens.table(target + path.size - 1);
      for (unsigned i = 1; i != path.size; ++i) {
        tokens.text(detail::words_of(join_kind::inner));
        write_hop(tokens, i, target);
      }
      if (!mentions_its_owner()) write_conditions(tokens, target);
      tokens.text(") ON ");
      write_owner(tokens, target);
      if (mentions_its_owner()) write_conditions(tokens, target);
    }
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if constexpr (targets::takes_first()) {
      first_target::template visit_from<true>(query<targets_of<Relation, fixed_text{""}>>{}, visitor);
    } else {
      detail::visit_scoped_conditions<Relation>(visitor, {path, 0, 0, path.size, false});
    }
  }

 private:
  /// `"users" ON "users"."country_id" = "countries"."id"`.
  static constexpr void write_hop(token_list& tokens, unsigned hop, unsigned target) {
    const unsigned table = target + path.size - 1 - hop;
    tokens.table(table);
    tokens.text(" ON ");
    if (hop == 0) {
      write_owner(tokens, target);
    } else {
      write_hop_equality(tokens, path.hops[hop], table + 1, table, false);
    }
  }

  /// Whether the relation's own conditions are about its owner, which cannot be seen within parentheses.
  static constexpr bool mentions_its_owner() {
    if constexpr (brings_conditions<Relation>) {
      return mentions_owner<relation_parts<targets>>();
    } else {
      return false;
    }
  }

  static constexpr void write_owner(token_list& tokens, unsigned target) {
    separated conjuncts(tokens, "", " AND ");
    write_owner_equality(conjuncts, path.hops[0], target + path.size - 1, target);
  }

  /// The relation's own conditions, as part of the last ON.
  static constexpr void write_conditions(token_list& tokens, unsigned target) {
    separated conjuncts(tokens, " AND ", " AND ");
    detail::write_scoped_conditions<Relation>(conjuncts, {path, target, 0, path.size, false, true});
  }

  /// The first target alone: `"profiles" ON "profiles"."id" = (SELECT "profiles_2"."id" FROM ... LIMIT 1)`.
  static constexpr void write_first(token_list& tokens, unsigned target) {
    tokens.text(detail::words_of(Kind));
    tokens.table(target);
    tokens.text(" ON ");
    write_key_of(tokens, path.target().primary, target);
    tokens.text(" = (SELECT ");
    const tables_along tables = first_target::declare(tokens);
    first_target::write_identity(tokens, tables);
    first_target::template write_from<true>(tokens, tables);
    close_tables(tokens, false);
    tokens.text(")");
  }
};

/// Whether a condition is an equality, or has one among what AND joins.
template <class E>
inline constexpr bool has_equality = false;
template <class L, class R>
inline constexpr bool has_equality<binary<op::equal, L, R>> = !is_given<L> && !is_given<R>;
template <class L, class R>
inline constexpr bool has_equality<binary<op::and_, L, R>> = has_equality<L> || has_equality<R>;

/// A model on a condition; a CROSS JOIN has none.
template <join_kind Kind, class Model, fixed_text Alias, class... Condition>
struct joined_model : clause {
  using model = Model;
  using parts = list<Condition...>;
  static constexpr unsigned adds = flags_of(Kind);
  static constexpr join_kind kind = Kind;
  static constexpr bool keeps_others = !makes_others_null(Kind);  // a row without them is not given
  static constexpr unsigned source_count = 1;
  static constexpr auto alias = Alias;

  [[no_unique_address]] product<Condition...> condition;

  static constexpr void declare(token_list& tokens) {
    tokens.source(table_of<Model>, Alias.view());
    if (is_outer(Kind)) detail::leave_out_rows(tokens, 1, makes_itself_null(Kind), makes_others_null(Kind));
  }

  static constexpr void write(part_list& list) {
    token_list& tokens = list.next();
    tokens.text(detail::words_of(Kind));
    tokens.table(list.source++);
    ((tokens.text(" ON "), detail::write_operand<Condition>(tokens, binding::disjunction)), ...);
    if constexpr (Kind == join_kind::full) {
      if (!(has_equality<Condition> || ...)) detail::fail_if_refused(tokens, " FULL JOIN without =");
    }
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(condition, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

/// A function of SQL that yields rows of a model, of a value.
template <class Model, fixed_text Name, class E>
struct table_function {
  using is_table_function = void;
  using model = Model;
  using argument_type = E;
  static constexpr auto name = Name;

  [[no_unique_address]] E argument;
};

template <class T>
concept a_table_function = requires { typename T::is_table_function; };

/// `INNER JOIN json_each("posts"."tags") AS "json_each"`
template <class Function, fixed_text Alias>
struct joined_function : clause {
  using model = typename Function::model;
  using function_type = Function;
  using parts = list<typename Function::argument_type>;
  static constexpr unsigned adds = flags_of(join_kind::inner);
  static constexpr join_kind kind = join_kind::inner;
  static constexpr unsigned source_count = 1;
  static constexpr auto alias = Alias;

  [[no_unique_address]] Function function;

  static constexpr void declare(token_list& tokens) { tokens.source(table_of<model>, Alias.view()); }

  static constexpr void write(part_list& list) {
    token_list& tokens = list.next();
    detail::fail_if_refused(tokens, Function::name.view());
    tokens.text(detail::words_of(join_kind::inner));
    tokens.text(Function::name.view());
    tokens.text("(");
    Function::argument_type::write_tokens(tokens);
    tokens.text(") AS ");
    tokens.source_name(list.source++);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(function.argument, visitor);
  }
};

/// A join, right after its tables have been declared.
template <class Join>
struct join_tokens {
  static constexpr void write_tokens(token_list& tokens) {
    part_list list(tokens, part::join, tokens.next_source() - Join::source_count);
    Join::write(list);
  }
};

}  // namespace detail
}  // namespace ikebana
