// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_COMPOUND_HPP
#define IKEBANA_STATEMENT_COMPOUND_HPP

// Two queries as one: UNION, UNION ALL, INTERSECT and EXCEPT.

#include <ikebana/statement/select.hpp>

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
  constexpr void table_values(Visitor& visitor) const {
    First::statement::values(first.clauses, visitor);
    Second::statement::values(second.clauses, visitor);
  }
};

/// A term of the order: a column of the result, by its name.
template <class E>
struct result_term {
  static constexpr bool is_of_result = is_name_in_result<E>;
  static constexpr void lower(token_list& tokens) { E::lower(tokens); }
};

template <auto Member>
struct result_term<column<Member>> {
  static constexpr bool is_of_result = true;
  static constexpr void lower(token_list& tokens) {
    tokens.bare_column(table_of<class_of<Member>>, position_of_member<Member>());
  }
};

template <class... Terms>
constexpr void lower_result_terms(separated& list, type<order_by<Terms...>>) {
  const auto lower_one = [&](auto lower, std::string_view direction) {
    token_list& tokens = list.next();
    lower(tokens);
    tokens.text(direction);
  };
  (lower_one(result_term<typename Terms::ordered>::lower, Terms::direction), ...);
}

template <class Clause>
constexpr void lower_result_terms(separated&, type<Clause>) {}

template <class Source, class Clauses>
struct compound_statement;

template <class Source, class... Cs>
struct compound_statement<Source, clause_list<Cs...>> {
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);

  static constexpr void lower(token_list& tokens) {
    lower_side<typename Source::first>(tokens);
    tokens.text(words_of(Source::kind));
    lower_side<typename Source::second>(tokens);
    if constexpr ((clauses & has::order) != 0) {
      separated terms(tokens, " ORDER BY ", ", ");
      (lower_result_terms(terms, type<Cs>{}), ...);
    }
    lower_limit_and_offset<clauses, Cs...>(tokens);
  }

  template <class Visitor>
  static constexpr void values(const pack<Cs...>& given, Visitor& visitor) {
    visit_tables(given, visitor);
    if constexpr ((clauses & has::limit) != 0) visit_limits(given, visitor);
    if constexpr ((clauses & has::offset) != 0) visit_offsets(given, visitor);
  }

 private:
  /// SQL has no order, limit or compound within a compound: these stand in a sub-query.
  template <class Side>
  static constexpr void lower_side(token_list& tokens) {
    constexpr bool is_apart = (Side::clause_flags & (has::order | has::limit | has::offset | has::compound | has::table)) != 0;
    if (is_apart) tokens.text("SELECT * FROM (");
    Side::statement::lower(tokens);
    if (is_apart) tokens.text(")");
  }
};

}  // namespace ikebana::detail

#endif
