// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_REQUEST_HPP
#define IKEBANA_STATEMENT_REQUEST_HPP

// The targets of a relation, requested for one owner, as tokens and as the values they bind, in the same order.

#include <ikebana/fwd.hpp>
#include <ikebana/statement/along.hpp>
#include <ikebana/statement/clause.hpp>
#include <ikebana/statement/owner.hpp>
#include <ikebana/statement/request_head.hpp>
#include <ikebana/statement/select.hpp>

namespace ikebana {

namespace detail {

/// What the several statements over a relation have in common: its conditions, its order and its limit, each with the
/// values that it binds.
template <class Source, class... Cs>
struct relation_parts {
  using relation = typename Source::relation;
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);
  static constexpr bool has_order = (clauses & has::order) != 0 || relation_has_order<relation>;
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

  static constexpr bool is_owner_known() { return owner_has_primary_key<owner_of<relation>> || !is_by_primary(); }

  /// The tables of the path, and those that are joined to it.
  static constexpr tables_along declare(token_list& tokens, bool with_owner) {
    const tables_along tables = detail::declare_tables(tokens, path_of<relation>, alias, with_owner);
    if constexpr ((clauses & has::join) != 0) (Cs::declare_joined(tokens), ...);
    return tables;
  }

  /// The keys that preloads of a selection need, which the selection may not hold.
  static constexpr void lower_kept_keys(token_list& tokens, const tables_along& tables) {
    if constexpr ((clauses & (has::select | has::with)) == (has::select | has::with)) {
      (Cs::lower_kept_key(tokens, tables.target), ...);
    }
  }

  static constexpr void lower_from(token_list& tokens, const tables_along& tables) {
    detail::lower_tables(tokens, path_of<relation>, tables);
    if constexpr ((clauses & has::join) != 0) {
      unsigned joined = tables.next_to_owner + 1;
      (Cs::lower_joined(tokens, joined), ...);
    }
  }

  template <class Visitor>
  static constexpr void visit_from(const pack<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::join) != 0) detail::visit_joins(given, visitor);
  }

  static constexpr void lower_items(separated& list) { (Cs::lower_items(list), ...); }

  static constexpr void lower_conditions(separated& conjuncts, const tables_along& tables) {
    if constexpr (brings_conditions<relation>) {
      constexpr const path_facts& path = path_of<relation>;
      detail::lower_scoped_conditions<relation>(conjuncts, {path, tables.target, 0, path.size, false});
    }
    (Cs::lower_conjuncts(conjuncts), ...);
  }

  template <class Visitor>
  static constexpr void visit_conditions(const pack<Cs...>& given, Visitor& visitor) {
    if constexpr (brings_conditions<relation>) {
      constexpr const path_facts& path = path_of<relation>;
      detail::visit_scoped_conditions<relation>(visitor, {path, 0, 0, path.size, false});
    }
    if constexpr ((kinds_held<Cs...> & has::where) != 0) detail::visit_conjuncts(given, visitor);
  }

  /// One row for each target: its key.
  static constexpr void lower_group(separated& columns, unsigned target) {
    detail::lower_tie_breakers(columns, table_of<typename Source::row_model>, target);
  }

  static constexpr void lower_order(separated& terms) {
    detail::lower_scoped_order<relation>(terms);
    (Cs::lower_terms(terms), ...);
  }

  template <class Visitor>
  static constexpr void visit_order(const pack<Cs...>& given, Visitor& visitor) {
    detail::visit_scoped_order<relation>(visitor);
    if constexpr ((kinds_held<Cs...> & has::order) != 0) detail::visit_terms(given, visitor);
  }

  /// The order asked for; where it decides what a limit cuts, ties are broken by the target's key.
  static constexpr void lower_order_by(token_list& tokens, unsigned target) {
    separated terms(tokens, " ORDER BY ", ", ");
    lower_order(terms);
    if (has_limit) detail::lower_tie_breakers(terms, table_of<typename Source::row_model>, target);
  }

  static constexpr void lower_most(token_list& tokens) {
    if constexpr ((clauses & has::limit) != 0) {
      (Cs::lower_limit(tokens), ...);
    } else if constexpr (relation_has_limit<relation>) {
      tokens.value();
    } else if constexpr (Source::is_limited) {
      tokens.text("1");
    } else {
      tokens.text("-1");
    }
  }

  template <class Visitor>
  static constexpr void visit_most(const pack<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::limit) != 0) {
      detail::visit_limits(given, visitor);
    } else if constexpr (relation_has_limit<relation>) {
      visitor(scoped_limit);
    }
  }

  static constexpr void lower_skipped(token_list& tokens) { (Cs::lower_offset(tokens), ...); }

  template <class Visitor>
  static constexpr void visit_skipped(const pack<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::offset) != 0) {
      detail::visit_offsets(given, visitor);
    }
  }

  static constexpr void lower_limit(token_list& tokens) {
    tokens.text(" LIMIT ");
    lower_most(tokens);
    if constexpr ((clauses & has::offset) != 0) {
      tokens.text(" OFFSET ");
      lower_skipped(tokens);
    }
  }

  template <class Visitor>
  static constexpr void visit_limit(const pack<Cs...>& given, Visitor& visitor) {
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

/// The columns of an owner by which a joined statement, or a kept key, tells whose targets they are.
template <class Related>
struct known_by;

template <class Source, class... Cs>
struct known_by<query<Source, clause_list<Cs...>>> {
  using owner = owner_of<typename Source::relation>;
  static constexpr key_columns key =
      relation_parts<Source, Cs...>::is_by_primary() ? table_of<owner>.primary : owner_key_of<typename Source::relation>;
};

/// A request that selects, joins or limits, or whose relation has conditions or an order of its own.
template <class Source, class Clauses>
struct special_request;

template <class Source, class... Cs>
struct special_request<Source, clause_list<Cs...>> {
  using parts = relation_parts<Source, Cs...>;
  static constexpr unsigned clauses = parts::clauses;
  static constexpr bool yields_whole_targets =
      (clauses & (has::select | has::distinct | has::identity | has::join)) == 0;

  static constexpr void lower(token_list& tokens) {
    constexpr const path_facts& path = path_of<typename Source::relation>;
    [[maybe_unused]] const bool is_outermost = tokens.is_outermost();
    const tables_along tables = parts::declare(tokens, true);
    if constexpr (yields_whole_targets) {
      request_head<Source>::lower_copied(tokens, tables, is_outermost);
    } else {
      detail::lower_items_or_all<parts::word_clauses, Cs...>(tokens, tables.target);
      parts::lower_kept_keys(tokens, tables);
      tokens.text(" FROM ");
      parts::lower_from(tokens, tables);
    }
    lower_owner_table(tokens, path, tables);
    separated conjuncts(tokens, " WHERE ", " AND ");
    if constexpr (!parts::is_owner_known()) tokens.fail(problem::owner_without_key);
    lower_owner(conjuncts, path.hops[0], detail::side_of_owner<parts::is_by_primary()>(path, tables));
    parts::lower_conditions(conjuncts, tables);
    if constexpr (parts::is_grouped) {
      separated columns(tokens, " GROUP BY ", ", ");
      parts::lower_group(columns, tables.target);
    }
    if constexpr (parts::has_order || parts::has_limit) parts::lower_order_by(tokens, tables.target);
    if constexpr (parts::has_limit) parts::lower_limit(tokens);
    close_tables(tokens, true);
  }

  static constexpr void lower_owner(separated& conjuncts, const hop_facts& hop, const owner_side& side) {
    for (unsigned i = 0; i != side.key.size; ++i) {
      token_list& tokens = conjuncts.next();
      tokens.its_column(side.source, side.key.at[i]);
      tokens.text(" = ");
      const column_facts& key =
          hop.from->columns[parts::is_by_primary() ? hop.from->primary.at[i] : hop.from_key.at[i]];
      if ((clauses & has::owner) != 0) {
        tokens.value();
      } else {
        tokens.parameter(i == 0 ? std::string_view{"owner"} : key.name, key.type, key.kind, key.stands_alone);
      }
      if (side.names_owner) lower_collation(tokens, hop, i);
    }
  }

  template <class Visitor>
  static constexpr void values(const pack<Cs...>& given, Visitor& visitor) {
    if constexpr ((kinds_held<Cs...> & has::select) != 0) detail::visit_items(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::join) != 0) detail::visit_joins(given, visitor);
    if constexpr ((clauses & has::owner) != 0) {
      if constexpr (parts::is_by_primary()) {
        detail::visit_owner_primary(given, visitor);
      } else {
        detail::visit_owner(given, visitor);
      }
    }
    parts::visit_conditions(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::order) != 0 || relation_has_order<typename Source::relation>) parts::visit_order(given, visitor);
    if constexpr (parts::has_limit) parts::visit_limit(given, visitor);
  }
};

/// SELECT over the targets of one owner, whose key is in the query or given at execution as "owner".
template <class Source, class Clauses>
struct request_statement;

template <class Source, class... Cs>
struct request_statement<Source, clause_list<Cs...>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;
  static constexpr bool begins_with_head = are_plain(clauses) && is_plain_source<Source>;
  using head = request_head<Source>;

  static constexpr void lower(token_list& tokens) {
    if constexpr (begins_with_head) {
      detail::lower_plain_request(tokens, request_head<Source>::begin, clauses, {clause_facts{Cs::adds, Cs::lower_conjuncts, Cs::lower_terms}...});
    } else {
      special_request<Source, clause_list<Cs...>>::lower(tokens);
    }
  }

  // Folded here, not in functions of their own: each would be one more for a compiler to write, for every query.
  template <std::size_t... I, class Visitor>
  [[gnu::always_inline]] static constexpr void values(const pack_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
    if constexpr (begins_with_head) {
      (static_cast<const pack_element<I, Cs>&>(given).held.owner_values(visitor), ...);
      if constexpr ((kinds_held<Cs...> & has::where) != 0) {
        (static_cast<const pack_element<I, Cs>&>(given).held.conjunct_values(visitor), ...);
      }
      if constexpr ((kinds_held<Cs...> & has::order) != 0) {
        (static_cast<const pack_element<I, Cs>&>(given).held.term_values(visitor), ...);
      }
    } else {
      special_request<Source, clause_list<Cs...>>::values(given, visitor);
    }
  }
};

}  // namespace detail
}  // namespace ikebana

#endif
