// SPDX-License-Identifier: BSL-1.0
#pragma once

// A query of a model as tokens, and as the values it binds, in the same order.

#include <ikebana/fwd.hpp>
#include <ikebana/query/clause/clause.hpp>
#include <ikebana/query/clause/selection.hpp>
#include <ikebana/query/source.hpp>
#include <ikebana/query/statement/most_rows.hpp>
#include <ikebana/syntax/shared_values.hpp>

namespace ikebana::detail {

/// What is selected: the items of a clause, the key of the rows, or all columns of a table.
constexpr void write_items_or_all(token_list& tokens, unsigned kinds, unsigned source, clause_texts clauses) {
  tokens.text((kinds & has::distinct) != 0 ? "SELECT DISTINCT " : "SELECT ");
  if ((kinds & has::select) != 0) {
    tokens.mark(mark_of_groups, true);
    detail::write_part(tokens, part::select, clauses);
    tokens.mark(mark_of_groups, false);
  } else if ((kinds & has::identity) != 0) {
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

// The order of a SELECT: what stands before its tables, them, and what follows them.
inline constexpr statement_part parts_up_to_tables[] = {part::table, part::select, part::join};
inline constexpr statement_part parts_after_tables[] = {
    part::where, part::group, part::having, part::window, part::order, part::limit, part::offset, part::row_lock};

/// The limit of a query of which no more than some rows are wanted.
constexpr void write_limit_within(token_list& tokens, unsigned kinds, clause_texts clauses, std::string_view most_rows) {
  if ((kinds & has::limit) == 0) return write_most_rows(tokens, most_rows);
  tokens.text(part::limit.before);
  const lesser_number lesser(tokens, most_rows);
  detail::write_part(tokens, {has::limit, "", ""}, clauses);
  lesser.end();
}

/// Writes what follows the tables of a query. SQL has no OFFSET without LIMIT.
constexpr void write_after_tables(token_list& tokens, unsigned kinds, clause_texts clauses, std::string_view most_rows) {
  for (const statement_part& each : parts_after_tables) {
    if (each.kind == has::limit && !most_rows.empty()) {
      write_limit_within(tokens, kinds, clauses, most_rows);
      continue;
    }
    if (each.kind == has::limit && (kinds & (has::limit | has::offset)) == has::offset && tokens.dialect().limits_before_offset)
      tokens.text(" LIMIT -1");
    const bool is_of_groups = (kinds & has::group) != 0 && (each.kind & (has::having | has::window | has::order)) != 0;
    if (is_of_groups) tokens.mark(mark_of_groups, true);
    detail::write_part(tokens, each, clauses);
    if (is_of_groups) tokens.mark(mark_of_groups, false);
  }
}

/// The number of the part of a SELECT where clauses of some kinds stand.
constexpr unsigned position_in_select(unsigned kinds) {
  unsigned position = 0;
  for (const statement_part& each : parts_up_to_tables) {
    if ((kinds & each.kind) != 0) return position;
    ++position;
  }
  for (const statement_part& each : parts_after_tables) {
    if ((kinds & each.kind) != 0) return position;
    ++position;
  }
  return position;
}

/// Whether clauses are given in the order of a SELECT.
constexpr bool are_in_order(const unsigned* kinds, std::size_t count) {
  unsigned last = 0;
  for (std::size_t i = 0; i != count; ++i) {
    if (kinds[i] == has::nothing) continue;
    const unsigned position = position_in_select(kinds[i]);
    if (position < last) return false;
    last = position;
  }
  return true;
}

/// The numbers of some clauses in the order of a SELECT.
template <std::size_t Count>
struct clause_order {
  std::size_t at[Count] = {};

  constexpr clause_order(const unsigned* kinds) {
    std::size_t next = 0;
    for (unsigned position = 0; next != Count; ++position) {
      for (std::size_t i = 0; i != Count; ++i) {
        if (position_in_select(kinds[i]) == position) at[next++] = i;
      }
    }
  }
};

template <std::size_t Index, class Clause>
[[gnu::always_inline]] constexpr const Clause& clause_at(const product_element<Index, Clause>& given) {
  return given.value;
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
  static constexpr void write_copied(token_list& tokens, unsigned source, const shared_texts& shared) {
    if (shared.count == 0) return write_from(tokens, source);
    tokens.text(shared.at[0].view());
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
    if constexpr ((clauses & has::join) != 0) (Cs::declare(tokens), ...);
    return source;
  }

  static constexpr void write_tokens(token_list& tokens) {
    [[maybe_unused]] const shared_texts taken = tokens.take_shared();
    const std::string_view most_rows = take_most_rows(tokens);
    if constexpr ((clauses & has::row_lock) != 0) detail::fail_without_rows_to_lock<Cs...>(tokens);
    if constexpr ((clauses & has::table) != 0) {
      detail::write_part(tokens, {has::table, (Cs::is_recursive || ...) ? "WITH RECURSIVE " : part::table.before, part::table.between},
                         {{Cs::adds, Cs::write}...});
      tokens.text(" ");
    }
    [[maybe_unused]] const unsigned begin = tokens.size();
    const unsigned source = declare(tokens);
    constexpr problem found = problem_of_selection<model_item<typename Source::row_model, Source::alias>, Cs...>();
    if (found != problem::none) tokens.fail(found);
    if constexpr (shared != 0) {
      model_head<Source>::write_copied(tokens, source, taken);
    } else {
      write_items(tokens, source);
    }
    detail::write_after_tables(tokens, clauses, {{Cs::adds, Cs::write}...}, most_rows);
    if constexpr ((clauses & (has::group | has::distinct)) != 0) {
      if (tokens.dialect().types_parameters) shared_values(tokens, begin, (clauses & has::group) != 0 ? mark_of_key : mark_of_term);
    }
    tokens.close();
  }

  /// What is selected, from which tables.
  static constexpr void write_items(token_list& tokens, unsigned source) {
    const clause_texts texts = {{Cs::adds, Cs::write}...};
    detail::write_items_or_all(tokens, clauses, source, texts);
    if constexpr ((clauses & (has::outer_join | has::select)) == has::outer_join) detail::write_outer_tables<Cs...>(tokens, source + 1);
    if ((clauses & has::select) != 0) detail::write_part(tokens, part::with, texts, source);
    tokens.text(" FROM ");
    tokens.table(source);
    detail::write_part(tokens, part::join, texts, source + 1);
  }

  template <std::size_t... I, class Visitor>
  static constexpr void values(const product_of<std::index_sequence<I...>, Cs...>& given, Visitor& visitor) {
    if constexpr (kinds_held<Cs...> != has::nothing) {
      constexpr unsigned kinds[] = {(std::is_empty_v<Cs> ? has::nothing : Cs::adds)...};
      if constexpr (detail::are_in_order(kinds, sizeof...(Cs))) {
        (static_cast<const product_element<I, Cs>&>(given).value.values(visitor), ...);
      } else {
        constexpr clause_order<sizeof...(Cs)> order{kinds};
        (detail::clause_at<order.at[I]>(given).values(visitor), ...);
      }
    }
  }
};

}  // namespace ikebana::detail
