// SPDX-License-Identifier: BSL-1.0
#pragma once

// A query of a model as tokens, and as the values it binds, in the same order.

#include <ikebana/fwd.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/limit.hpp>
#include <ikebana/query/clause/selection.hpp>
#include <ikebana/query/source.hpp>

namespace ikebana::detail {

template <unsigned Clauses, class... Cs>
constexpr void write_items_or_all(token_list& tokens, unsigned source) {
  tokens.text((Clauses & has::distinct) != 0 ? "SELECT DISTINCT " : "SELECT ");
  if constexpr ((Clauses & has::select) != 0) {
    separated items(tokens, "", ", ");
    (Cs::write_items(items), ...);
  } else if constexpr ((Clauses & has::identity) != 0) {
    tokens.its_key(source);
  } else {
    tokens.all_columns(source);
  }
}

/// The models of outer joins, which are yielded beside the query's own where nothing is selected. Next is the number of the
/// first table that is joined.
template <class... Cs>
constexpr void write_outer_tables(token_list& tokens, unsigned next) {
  const auto write_one = [&](unsigned count, bool is_outer) {
    if (is_outer) tokens.text(", ");
    if (is_outer) tokens.all_columns(next);
    next += count;
  };
  (write_one(Cs::source_count, (Cs::adds & has::outer_join) != 0), ...);
}

template <class... Cs>
constexpr void write_windows(token_list& tokens) {
  separated windows(tokens, " WINDOW ", ", ");
  (Cs::write_window(windows), ...);
}

template <unsigned Clauses, class... Cs>
constexpr void write_limit_and_offset(token_list& tokens) {
  if constexpr ((Clauses & (has::limit | has::offset)) != 0) {
    tokens.text(" LIMIT ");
    if constexpr ((Clauses & has::limit) != 0) {
      (Cs::write_limit(tokens), ...);
    } else {
      tokens.text("-1");
    }
    if constexpr ((Clauses & has::offset) != 0) {
      tokens.text(" OFFSET ");
      (Cs::write_offset(tokens), ...);
    }
  }
}

/// The beginning of a query for the whole rows of a model, which is the same for all of them: it is written once.
template <class Source>
struct model_head {
  static constexpr void write_tokens(token_list& tokens) {
    tokens.open();
    write_from(tokens, tokens.source(table_of<typename Source::row_model>, Source::alias.view()));
    tokens.close();
  }

  static constexpr void write_from(token_list& tokens, unsigned source) {
    tokens.text("SELECT ");
    tokens.all_columns(source);
    tokens.text(" FROM ");
    tokens.table(source);
  }

  /// The same, copied if it was written before.
  static constexpr void write_copied(token_list& tokens, unsigned source, const text_span* shared) {
    if (shared == nullptr) return write_from(tokens, source);
    tokens.text(shared[0].view());
  }
};

/// SELECT over the rows of a model.
template <class Source, class Clauses>
struct model_statement;

template <class Source, class... Cs>
struct model_statement<Source, clause_list<Cs...>> {
  static constexpr unsigned clauses = clause_list<Cs...>::adds;
  using head = model_head<Source>;
  static constexpr unsigned shared = detail::yields_whole_rows(clauses) ? 1 : 0;

  static constexpr unsigned declare(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<typename Source::row_model>, Source::alias.view());
    if constexpr ((clauses & has::join) != 0) (Cs::declare_joined(tokens), ...);
    return source;
  }

  static constexpr void write_tokens(token_list& tokens) {
    [[maybe_unused]] const text_span* const taken = tokens.take_shared();
    if constexpr ((clauses & has::table) != 0) {
      separated tables(tokens, (Cs::is_recursive || ...) ? "WITH RECURSIVE " : "WITH ", ", ");
      (Cs::write_tables(tables), ...);
      tokens.text(" ");
    }
    const unsigned source = declare(tokens);
    constexpr problem found = problem_of_selection<model_item<typename Source::row_model, Source::alias>, Cs...>();
    if (found != problem::none) tokens.fail(found);
    if constexpr (shared != 0) {
      model_head<Source>::write_copied(tokens, source, taken);
    } else {
      write_items(tokens, source);
    }
    if constexpr ((clauses & has::where) != 0) {
      separated conjuncts(tokens, " WHERE ", " AND ");
      (Cs::write_conjuncts(conjuncts), ...);
    }
    if constexpr ((clauses & has::group) != 0) {
      separated keys(tokens, " GROUP BY ", ", ");
      (Cs::write_group(keys), ...);
    }
    if constexpr ((clauses & has::having) != 0) {
      separated conjuncts(tokens, " HAVING ", " AND ");
      (Cs::write_having(conjuncts), ...);
    }
    if constexpr ((clauses & has::window) != 0) detail::write_windows<Cs...>(tokens);
    if constexpr ((clauses & has::order) != 0) {
      separated terms(tokens, " ORDER BY ", ", ");
      (Cs::write_terms(terms), ...);
    }
    detail::write_limit_and_offset<clauses, Cs...>(tokens);
    tokens.close();
  }

  /// What is selected, from which tables.
  static constexpr void write_items(token_list& tokens, unsigned source) {
    detail::write_items_or_all<clauses, Cs...>(tokens, source);
    if constexpr ((clauses & (has::outer_join | has::select)) == has::outer_join) detail::write_outer_tables<Cs...>(tokens, source + 1);
    if constexpr ((clauses & (has::select | has::with)) == (has::select | has::with)) {
      (Cs::write_preload_key(tokens, source), ...);
    }
    tokens.text(" FROM ");
    tokens.table(source);
    if constexpr ((clauses & has::join) != 0) {
      unsigned joined = source + 1;
      (Cs::write_joined(tokens, joined), ...);
    }
  }

  template <std::size_t... I, class Visitor>
  static constexpr void values(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
    if constexpr ((kinds_held<Cs...> & has::table) != 0) detail::visit_tables(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::select) != 0) detail::visit_items(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::join) != 0) detail::visit_joins(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::where) != 0) {
      (static_cast<const product_element<I, Cs>&>(given).value.conjunct_values(visitor), ...);
    }
    if constexpr ((kinds_held<Cs...> & (has::group | has::having)) != 0) detail::visit_groups(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::window) != 0) detail::visit_windows(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::order) != 0) detail::visit_terms(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::limit) != 0) detail::visit_limits(given, visitor);
    if constexpr ((kinds_held<Cs...> & has::offset) != 0) detail::visit_offsets(given, visitor);
  }
};

}  // namespace ikebana::detail
