// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a table has besides its columns: the rowid, and the full-text search of FTS5.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/function/call.hpp>

namespace ikebana {

namespace detail {

/// A hidden column of a model's table.
template <class Model, unsigned Position, class T, fixed_text Alias>
struct hidden_column : expression<hidden_column<Model, Position, T, Alias>> {
  using value = T;
  using model_type = Model;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;
  static constexpr bool is_of_table = true;
  static constexpr bool names_alias = !Alias.view().empty();

  static constexpr void write_tokens(token_list& tokens) {
    detail::fail_if_refused(tokens, Position == rowid_position ? "rowid" : "a hidden column");
    tokens.column(table_of<Model>, Position, Alias.view(), 0);
  }
};

/// `"notes" MATCH ?1`: of a whole table, or of one of its columns.
template <class E, class Pattern>
struct match_of : expression<match_of<E, Pattern>> {
  using value = bool;
  using parts = list<E, Pattern>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = false;

  [[no_unique_address]] E searched;
  [[no_unique_address]] Pattern pattern;

  static constexpr bool is_sound = is_of_kind<E, is_text>() && is_of_kind<Pattern, is_text>();

  static constexpr auto refusal() {
    if constexpr (is_sound) {
      return accepted{};
    } else if constexpr (!rule::can_be_compared<E, Pattern>) {
      return refused_comparison<E, Pattern>{};
    } else {
      return refused_pattern<std::conditional_t<is_of_kind<E, is_text>(), Pattern, E>>{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (!is_sound) tokens.fail(problem::not_comparable);
    detail::fail_if_refused(tokens, " MATCH ");
    E::write_tokens(tokens);
    tokens.text(" MATCH ");
    detail::write_operand<Pattern>(tokens, binding::sum);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(pattern, visitor);
  }
};

template <class E, class Pattern>
constexpr auto make_match(E searched, Pattern&& pattern) {
  using kept = decltype(detail::argument_operand<takes::text, void>(static_cast<Pattern&&>(pattern)));
  return match_of<E, kept>{{}, searched, detail::argument_operand<takes::text, void>(static_cast<Pattern&&>(pattern))};
}

template <class Model, fixed_text Alias>
using whole_table = hidden_column<Model, whole_table_position, std::string, Alias>;

/// The position of a member among the columns that FTS5 counts: the rowid is none of them.
template <auto Member>
constexpr std::int64_t searched_position() {
  const table_facts& table = table_of<class_of<Member>>;
  std::int64_t position = 0;
  for (unsigned i = 0; i != position_of_member<Member>(); ++i) position += table.columns[i].name == "rowid" ? 0 : 1;
  return position;
}

}  // namespace detail

/// The integer by which SQLite itself knows a row: `rowid<Post>` gives `"posts"."rowid"`. A table WITHOUT ROWID has none.
template <a_model Model, fixed_text Alias = "">
inline constexpr detail::hidden_column<Model, detail::rowid_position, std::int64_t, Alias> rowid{};

/// Full-text search, where the model's table is one of FTS5: `match<Note>("sqlite AND views")` gives `"notes" MATCH ?1`.
template <a_model Model, fixed_text Alias = "", class Pattern>
constexpr auto match(Pattern&& pattern) {
  return detail::make_match(detail::whole_table<Model, Alias>{}, static_cast<Pattern&&>(pattern));
}

/// Full-text search in one column: `match<&Note::body>("sqlite")` gives `"notes"."body" MATCH ?1`.
template <auto Member, fixed_text Alias = "", class Pattern>
constexpr auto match(Pattern&& pattern) {
  return detail::make_match(col<Member, Alias>, static_cast<Pattern&&>(pattern));
}

/// How well a row matches, the best first: `.order_by(match_rank<Note>)` gives `ORDER BY "notes"."rank"`.
template <a_model Model, fixed_text Alias = "">
inline constexpr detail::hidden_column<Model, detail::rank_position, double, Alias> match_rank{};

/// How well a row matches, with a weight for each column: `bm25<Note>(10.0, 1.0)` gives `bm25("notes", ?1, ?2)`.
template <a_model Model, fixed_text Alias = "", class... Weights>
constexpr auto bm25(Weights... weights) {
  using namespace detail;
  return detail::call_function<"bm25", double, 1, any_number, takes::text, takes::number>(whole_table<Model, Alias>{}, weights...);
}

/// The part of a column that matches, so many words of it, between marks: `snippet<&Note::body>("<b>", "</b>", "...", 10)`
/// gives `snippet("notes", ?1, ?2, ?3, ?4, ?5)`.
template <auto Member, fixed_text Alias = "", class Begin, class End, class Gap>
constexpr auto snippet(Begin&& begin, End&& end, Gap&& gap, int words) {
  using namespace detail;
  return detail::call_function<"snippet", std::string, 6, 6, takes::text, takes::integer, takes::text, takes::text, takes::text,
                               takes::integer>(whole_table<class_of<Member>, Alias>{}, searched_position<Member>(),
                                               static_cast<Begin&&>(begin), static_cast<End&&>(end), static_cast<Gap&&>(gap), words);
}

/// A column with all that matches in it between marks: `highlight<&Note::body>("<b>", "</b>")`.
template <auto Member, fixed_text Alias = "", class Begin, class End>
constexpr auto highlight(Begin&& begin, End&& end) {
  using namespace detail;
  return detail::call_function<"highlight", std::string, 4, 4, takes::text, takes::integer, takes::text>(
      whole_table<class_of<Member>, Alias>{}, searched_position<Member>(), static_cast<Begin&&>(begin), static_cast<End&&>(end));
}

}  // namespace ikebana
