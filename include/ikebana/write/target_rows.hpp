// SPDX-License-Identifier: BSL-1.0
#pragma once

// Which rows an update or a removal is about: those of a model for which a condition holds, or the targets of a relation.

#include <ikebana/preload/preload.hpp>
#include <ikebana/query/clause/select.hpp>
#include <ikebana/query/clause/where.hpp>
#include <ikebana/query/statement/request.hpp>

namespace ikebana::detail {

/// The rows of a model.
template <class Source, class... Cs>
struct found_rows {
  using model = typename Source::row_model;
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);
  static constexpr bool asks_each_row = true;

  static constexpr unsigned declare(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<model>, Source::alias.view());
    if constexpr ((clauses & has::from) != 0) {
      (Cs::declare(tokens), ...);
      tokens.begin_frame(source, source);  // where both are of one model, a column is that of the updated table
    }
    return source;
  }

  static constexpr bool finds_rows() { return true; }

  static constexpr void write_where(token_list& tokens, unsigned) { detail::write_part(tokens, part::where, {{Cs::adds, Cs::write}...}); }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    if constexpr ((clauses & has::where) != 0) detail::visit_clauses<has::where>(given, visitor);
  }
};

/// The targets of a relation. Where its conditions are about the target alone, the target's table is narrowed by the key
/// of its last hop; else by the primary keys of a request.
template <class Relation, fixed_text Alias, class... Cs>
struct found_rows<targets_of<Relation, Alias>, Cs...> {
  using source = targets_of<Relation, Alias>;
  using model = target_of<Relation>;
  using parts = relation_parts<source, Cs...>;
  using request = special_request<source, clause_list<Cs..., identity_of_rows>>;
  static constexpr unsigned clauses = parts::clauses;
  static constexpr const path_facts& path = path_of<Relation>;

  /// IN compares by the collation of what is on its left, which must be the key and not what names it.
  static constexpr bool finds_by(const hop_facts& last) {
    return last.to_key.size == 1 && (last.up || last.to->columns[last.to_key.at[0]].kind != storage::text);
  }

  static constexpr bool is_by_last_hop() {
    if constexpr (parts::has_limit || (clauses & has::join) != 0 || path.takes_first_within()) {
      return false;
    } else {
      return (path.size == 1 || finds_by(path.hops[path.size - 1])) && mentions_only_target<source, Cs...>();
    }
  }
  static constexpr bool by_last_hop = is_by_last_hop();
  /// Whether conditions are asked of each row in turn; else the keys of all rows are found first.
  static constexpr bool asks_each_row = by_last_hop;

  static constexpr unsigned declare(token_list& tokens) {
    tokens.open();
    return tokens.source(path.target(), by_last_hop ? Alias.view() : std::string_view{});
  }

  /// Whether rows that are not known by their last hop have a key to be known by.
  static constexpr bool finds_rows() { return by_last_hop || path.target().primary.size != 0; }

  static constexpr void write_where(token_list& tokens, unsigned target) {
    part_list conjuncts(tokens, part::where);
    if constexpr (!by_last_hop) {
      conjuncts.next();
      if (path.target().primary.size != 1) tokens.text("(");
      tokens.its_key(target);
      tokens.text(path.target().primary.size != 1 ? ") IN (" : " IN (");
      tokens.begin_frame(1, 0);  // the request stands for itself: none of its columns is of the table that is written
      request::write_tokens(tokens);
      tokens.end_frame();
      tokens.text(")");
    } else {
      const hop_facts& last = path.hops[path.size - 1];
      if (path.size == 1) {
        request::write_owner(conjuncts, last, {target, path.target(), last.to_key, last, true});
      } else {
        conjuncts.next().its_column(target, last.to_key.at[0]);
        tokens.text(" IN (SELECT ");
        write_key_subquery(tokens, last);
        tokens.text(")");
      }
      parts::write_conditions(conjuncts, {target, target, target});
    }
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    if constexpr (!by_last_hop) {
      request_statement<source, clause_list<Cs...>>::values(given, visitor);
    } else {
      if constexpr ((clauses & has::owner) != 0) detail::visit_clauses<has::owner>(given, visitor);
      parts::visit_conditions(given, visitor);
    }
  }

 private:
  /// The tables between owner and target: `"users"."id" FROM "users" WHERE "users"."country_id" = ?1`.
  static constexpr void write_key_subquery(token_list& tokens, const hop_facts& last) {
    tokens.open();
    const unsigned first = tokens.source(*last.from, {});
    for (unsigned i = path.size - 2; i != 0; --i) tokens.source(*path.hops[i].from, {});
    tokens.its_column(first, last.from_key.at[0]);
    tokens.text(" FROM ");
    tokens.table(first);
    unsigned reached = first;
    for (unsigned i = path.size - 2; i != 0; --i, ++reached) {
      tokens.text(" INNER JOIN ");
      tokens.table(reached + 1);
      tokens.text(" ON ");
      write_hop_equality(tokens, path.hops[i], reached + 1, reached, true);
    }
    separated conjuncts(tokens, " WHERE ", " AND ");
    request::write_owner(conjuncts, path.hops[0], {reached, *path.hops[0].to, path.hops[0].to_key, path.hops[0], true});
    tokens.close();
  }
};

}  // namespace ikebana::detail
