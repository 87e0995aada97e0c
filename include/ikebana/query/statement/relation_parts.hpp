// SPDX-License-Identifier: BSL-1.0
#pragma once

// What the statements over a relation have in common: a request, a preload, and the sub-queries of exists and count.

#include <ikebana/fwd.hpp>
#include <ikebana/query/check/target_facts.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/owner.hpp>
#include <ikebana/query/clause/with.hpp>
#include <ikebana/query/scoped.hpp>
#include <ikebana/query/statement/path_tables.hpp>
#include <ikebana/query/statement/select.hpp>

namespace ikebana {

namespace detail {

/// What the several statements over a relation have in common: its conditions, its order and its limit, each with the
/// values that it binds.
template <class Source, class... Cs>
struct relation_parts {
  using relation = typename Source::relation;
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);
  static constexpr bool has_order = (clauses & has::order) != 0 || detail::orders_targets<relation>();
  static constexpr bool has_limit = (clauses & (has::limit | has::offset)) != 0 || Source::is_limited;
  static constexpr bool is_distinct = (clauses & has::distinct) != 0;
  // Whole targets are a set by SELECT DISTINCT; where only a part is selected, the set is made by grouping.
  static constexpr bool is_grouped = is_distinct && (clauses & has::select) != 0;
  static constexpr unsigned word_clauses = is_grouped ? clauses & ~has::distinct : clauses;

  static constexpr std::string_view alias = Source::alias.view();

  /// Whether the owner is known by its primary key instead of by the key that the relation begins at.
  static constexpr bool is_by_primary() {
    if constexpr (!begins_at_shared_key<relation>) {
      return false;
    } else {
      return mentions_owner<relation_parts>();
    }
  }

  /// Whether each target has one row beside those that are joined to it.
  static constexpr bool joins_keep_rows() { return (keeps_rows<Cs>() && ...); }

  /// What is wrong with a set of targets: it would be left to the database which of a target's rows counts.
  static constexpr problem problem_of_set() {
    if constexpr (is_distinct) {
      if (!is_set_of_targets<relation_parts>()) return problem::not_of_each_target;
    }
    return problem::none;
  }

  /// What is wrong with what is selected of one owner's targets. An aggregate is over all of them: SQL would cut, order and
  /// make distinct the one row that it yields.
  static constexpr problem problem_of_request() {
    if constexpr (selects_aggregate<Cs...>()) {
      if constexpr (has_limit || is_distinct) return problem::aggregate_of_cut;
      constexpr problem of_groups = problem_of_groups<model_item<typename Source::row_model, Source::alias>, Cs...>();
      return of_groups != problem::none ? of_groups : problem_of_preloads<Cs...>();
    }
    return problem_of_set();
  }

  static constexpr bool is_owner_known() { return rule::has_primary_key<owner_of<relation>> || !is_by_primary(); }

  /// The tables of the path, and those that are joined to it.
  static constexpr tables_along declare(token_list& tokens, bool with_owner) {
    const tables_along tables = detail::declare_tables(tokens, path_of<relation>, alias, with_owner);
    if constexpr ((clauses & has::join) != 0) (Cs::declare(tokens), ...);
    return tables;
  }

  /// The elements that the clauses of some kinds write.
  static constexpr void write_clauses(part_list& list, unsigned kinds) { detail::write_clauses(list, kinds, {{Cs::adds, Cs::write}...}); }

  /// What is selected, or the whole target and the models of outer joins beside it.
  template <unsigned Words>
  static constexpr void write_selection(token_list& tokens, const tables_along& tables) {
    detail::write_items_or_all(tokens, Words, tables.target, {{Cs::adds, Cs::write}...});
    if constexpr ((clauses & (has::outer_join | has::select)) == has::outer_join) {
      detail::write_outer_tables<Cs...>(tokens, tables.next_to_owner + 1);
    }
    if constexpr ((clauses & (has::select | has::with)) == (has::select | has::with)) {
      part_list keys(tokens, part::with, tables.target);
      write_clauses(keys, has::with);
    }
  }

  static constexpr void write_from(token_list& tokens, const tables_along& tables) {
    detail::write_tables(tokens, path_of<relation>, tables);
    if constexpr ((clauses & has::join) != 0) {
      part_list joins(tokens, part::join, tables.next_to_owner + 1);
      write_clauses(joins, has::join);
    }
  }

  template <class Visitor>
  static constexpr void visit_from(const product<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::join) != 0) detail::visit_clauses<has::join>(given, visitor);
  }

  /// What is selected, and the windows that it may be over: for what is asked of their columns.
  static constexpr void write_items(part_list& list) {
    write_clauses(list, has::select);
    write_clauses(list, has::window);
  }

  static constexpr void write_windows(token_list& tokens) {
    part_list windows(tokens, part::window);
    write_clauses(windows, has::window);
  }

  static constexpr void write_conditions(part_list& conjuncts, const tables_along& tables) {
    if constexpr (brings_conditions<relation>) {
      constexpr const path_facts& path = path_of<relation>;
      detail::write_scoped_conditions<relation>(conjuncts, {path, tables.target, 0, path.size, false});
    }
    write_clauses(conjuncts, has::where);
  }

  template <class Visitor>
  static constexpr void visit_conditions(const product<Cs...>& given, Visitor& visitor) {
    if constexpr (brings_conditions<relation>) {
      constexpr const path_facts& path = path_of<relation>;
      detail::visit_scoped_conditions<relation>(visitor, {path, 0, 0, path.size, false});
    }
    if constexpr ((kinds_held<Cs...> & has::where) != 0) detail::visit_clauses<has::where>(given, visitor);
  }

  /// One row for each target: its key.
  static constexpr void write_group(separated& columns, unsigned target) {
    detail::write_identity(columns, table_of<typename Source::row_model>, target);
  }

  static constexpr void write_order(part_list& terms, unsigned target) {
    if constexpr (detail::orders_targets<relation>()) {
      constexpr const path_facts& path = path_of<relation>;
      detail::write_scoped_order<relation>(terms, {path, target, 0, path.size, false});
    }
    write_clauses(terms, has::order);
  }

  template <class Visitor>
  static constexpr void visit_order(const product<Cs...>& given, Visitor& visitor) {
    detail::visit_scoped_order<relation>(visitor);
    if constexpr ((kinds_held<Cs...> & has::order) != 0) detail::visit_clauses<has::order>(given, visitor);
  }

  /// The order asked for; where it decides what a limit cuts, ties are broken by the target's key.
  static constexpr void write_order_by(token_list& tokens, unsigned target, const statement_part& words = part::order) {
    part_list terms(tokens, words);
    [[maybe_unused]] const unsigned begin = tokens.size();
    write_order(terms, target);
    if constexpr (is_distinct) {
      if (!tokens.dialect().orders_sets_by_all && detail::mentions_others_since(tokens, begin, table_of<typename Source::row_model>))
        tokens.fail(problem::order_beside_distinct);
    }
    if (has_limit) detail::write_tie_breakers(terms, table_of<typename Source::row_model>, target);
  }

  static constexpr void write_limit_count(token_list& tokens) {
    if constexpr ((clauses & has::limit) != 0) {
      part_list list(tokens);
      write_clauses(list, has::limit);
    } else if constexpr (relation_has_limit<relation>) {
      tokens.value(sql_type::integer);
    } else if constexpr (Source::is_limited) {
      tokens.text("1");
    } else {
      tokens.text("-1");
    }
  }

  template <class Visitor>
  static constexpr void visit_most(const product<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::limit) != 0) {
      detail::visit_clauses<has::limit>(given, visitor);
    } else if constexpr (relation_has_limit<relation>) {
      visitor(scoped_limit);
    }
  }

  static constexpr void write_offset_count(token_list& tokens) {
    part_list list(tokens);
    write_clauses(list, has::offset);
  }

  template <class Visitor>
  static constexpr void visit_skipped(const product<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::offset) != 0) {
      detail::visit_clauses<has::offset>(given, visitor);
    }
  }

  /// The limit, or a number that is less.
  static constexpr void write_limit(token_list& tokens, std::string_view most_rows = {}) {
    constexpr bool is_given = (clauses & has::limit) != 0 || relation_has_limit<relation>;
    constexpr bool has_most = is_given || Source::is_limited;
    if (!has_most && !most_rows.empty()) {
      detail::write_most_rows(tokens, most_rows);
    } else if (has_most || tokens.dialect().limits_before_offset) {
      tokens.text(" LIMIT ");
      const lesser_number lesser(tokens, is_given ? most_rows : std::string_view{});
      write_limit_count(tokens);
      lesser.end();
    }
    if constexpr ((clauses & has::offset) != 0) {
      tokens.text(" OFFSET ");
      write_offset_count(tokens);
    }
  }

  template <class Visitor>
  static constexpr void visit_limit(const product<Cs...>& given, Visitor& visitor) {
    visit_most(given, visitor);
    visit_skipped(given, visitor);
  }

 private:
  static constexpr std::int64_t read_scoped_limit() {
    if constexpr (relation_has_limit<relation>) {
      return relation::limit;
    } else {
      return 0;
    }
  }

  // A static, because values are bound by reference.
  static constexpr std::int64_t scoped_limit = read_scoped_limit();
};

template <class Source, class... Cs>
struct known_by<query<Source, clause_list<Cs...>>> {
  using owner = owner_of<typename Source::relation>;
  static constexpr key_columns key =
      relation_parts<Source, Cs...>::is_by_primary() ? table_of<owner>.primary : owner_key_of<typename Source::relation>;
};

}  // namespace detail
}  // namespace ikebana
