// SPDX-License-Identifier: BSL-1.0
#pragma once

// CASE: one of several values, by conditions or by what another value is.

#include <ikebana/expression/coalesce.hpp>

namespace ikebana {

namespace detail {

/// What each expression of a CASE is: the value that is compared, a WHEN, a THEN, or the ELSE.
enum class case_part : unsigned char { base, when, then, otherwise };

template <bool HasBase, bool HasElse, std::size_t Count>
constexpr case_part part_of_case(std::size_t position) {
  if (HasBase && position == 0) return case_part::base;
  if (HasElse && position + 1 == Count) return case_part::otherwise;
  return (position - (HasBase ? 1 : 0)) % 2 == 0 ? case_part::when : case_part::then;
}

template <bool IsValue, class E>
using chosen_value = common<std::conditional_t<IsValue, typename E::value, void>>;

template <bool HasBase, bool HasElse, class Indices, class... Es>
struct case_facts;

template <bool HasBase, bool HasElse, std::size_t... I, class... Es>
struct case_facts<HasBase, HasElse, std::index_sequence<I...>, Es...> {
  static constexpr case_part place(std::size_t position) { return detail::part_of_case<HasBase, HasElse, sizeof...(Es)>(position); }
  static constexpr bool is_value(std::size_t position) {
    return place(position) == case_part::then || place(position) == case_part::otherwise;
  }
  using common_type = typename decltype((common<void>{} + ... + chosen_value<is_value(I), Es>{}))::type;
  static constexpr bool may_be_null = !HasElse || ((is_value(I) && is_optional<typename Es::value>) || ...);

  template <class Base, class E>
  static constexpr bool can_be_when() {
    if constexpr (HasBase) {
      return problem_of_comparison<Base, E>() == problem::none;
    } else {
      return is_condition<E>;
    }
  }
  template <class Base>
  static constexpr bool is_sound = ((place(I) != case_part::when || can_be_when<Base, Es>()) && ...) && !is_rejected<common_type>;
};

}  // namespace detail

namespace rule {

/// Whether the values of a CASE are of one type, and what stands after each WHEN is what it is compared with, or a condition.
template <class Case>
inline constexpr bool branches_fit = Case::own_problem() == detail::problem::none;

}  // namespace rule

namespace detail {

template <class Case>
struct refused_case {
  constexpr explicit operator bool() const {
    static_assert(rule::branches_fit<Case>,
                  "ikebana::case_: the branches do not fit together; give conditions, or values to compare, and results of one type");
    return false;
  }
};

/// A CASE with at least one branch.
template <bool HasBase, bool HasElse, class... Es>
struct case_expression;

/// What may follow what is said of a CASE so far.
template <class Self, bool HasBase, bool HasElse, class... Es>
struct case_so_far {
  [[no_unique_address]] product<Es...> given;

  /// Another branch: `WHEN "posts"."views" > ?1 THEN ?2`; of `case_(e)`, a value to compare with: `WHEN ?1 THEN ?2`.
  template <class When, class Then>
  constexpr auto when(When&& condition, Then&& result) const;

  /// The value where no branch is taken, which is NULL otherwise: `ELSE ?3`.
  template <class T>
  constexpr auto else_(T&& result) const;
};

template <bool HasBase, class... Es>
struct case_beginning : case_so_far<case_beginning<HasBase, Es...>, HasBase, false, Es...> {};

template <class First, class...>
struct first_or_void {
  using type = First;
};

template <bool HasBase, bool HasElse, class... Es>
struct case_expression : expression<case_expression<HasBase, HasElse, Es...>>,
                         case_so_far<case_expression<HasBase, HasElse, Es...>, HasBase, HasElse, Es...> {
  using facts = case_facts<HasBase, HasElse, std::index_sequence_for<Es...>, Es...>;
  using common_type = typename facts::common_type;
  using value = std::conditional_t<facts::may_be_null, std::optional<common_type>, common_type>;
  using parts = list<Es...>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = (Es::is_aggregate || ...);

  static constexpr problem own_problem() {
    return facts::template is_sound<typename first_or_void<Es...>::type> ? problem::none : problem::wrong_operand;
  }

  static constexpr auto refusal() {
    if constexpr (own_problem() != problem::none) {
      return refused_case<case_expression>{};
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr std::string_view words[] = {" ", " WHEN ", " THEN ", " ELSE "};
    if (own_problem() != problem::none) tokens.fail(own_problem());
    tokens.text("CASE");
    std::size_t position = 0;
    const auto type_in = [&](bool of_results, sql_type of) {  // of what is compared, or of the results
      const bool is_result = static_cast<unsigned>(facts::place(position++)) > 1;
      return is_result == of_results && (of_results || HasBase) ? of : sql_type::unknown;
    };
    const sql_type compared[] = {type_in(false, tokens_of<Es>.of)...};
    detail::fail_if_bool_is_number(tokens, compared, sizeof...(Es));
    position = 0;
    const sql_type results[] = {type_in(true, tokens_of<Es>.of)...};
    detail::fail_if_bool_is_number(tokens, results, sizeof...(Es));
    position = 0;
    ((tokens.text(words[static_cast<unsigned>(facts::place(position++))]), Es::write_tokens(tokens)), ...);
    tokens.text(" END");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(this->given, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

template <bool HasBase, bool HasElse, std::size_t... I, class... Es, class... Ts>
constexpr auto case_with(const product_of<std::index_sequence<I...>, Es...>& given, Ts&&... more) {
  using made = case_expression<HasBase, HasElse, Es..., Ts...>;
  return made{{}, {{{static_cast<const product_element<I, Es>&>(given).value}..., {static_cast<Ts&&>(more)}...}}};
}

/// What a value in a CASE stands beside: the first that has a type.
template <class... Es>
using beside = typename first_typed<Es...>::type;

template <class Self, bool HasBase, bool HasElse, class... Es>
template <class When, class Then>
constexpr auto case_so_far<Self, HasBase, HasElse, Es...>::when(When&& condition, Then&& result) const {
  if constexpr (HasElse) {
    static_assert(!HasElse, "ikebana::case_: nothing comes after else_; say when(...) before it");
    return rejected{};
  } else {
    using compared = std::conditional_t<HasBase, beside<Es...>, void>;
    return detail::case_with<HasBase, false>(
        given, detail::operand<compared>(static_cast<When&&>(condition)), detail::operand<void>(static_cast<Then&&>(result)));
  }
}

template <class Self, bool HasBase, bool HasElse, class... Es>
template <class T>
constexpr auto case_so_far<Self, HasBase, HasElse, Es...>::else_(T&& result) const {
  if constexpr (HasElse) {
    static_assert(!HasElse, "ikebana::case_: else_ is said already; leave one out");
    return rejected{};
  } else if constexpr (sizeof...(Es) < 2) {
    static_assert(sizeof...(Es) > 1, "ikebana::case_: a case has no branch yet; say when(condition, value) first");
    return rejected{};
  } else {
    return detail::case_with<HasBase, true>(given, detail::operand<void>(static_cast<T&&>(result)));
  }
}

}  // namespace detail

/// A value by conditions: `case_().when(col<&Post::views> > 100, "read").else_("new")` gives
/// `CASE WHEN "posts"."views" > ?1 THEN ?2 ELSE ?3 END`; without `else_` it is optional.
constexpr auto case_() { return detail::case_beginning<false>{}; }

/// A value by what another is: `case_(col<&Post::kind>).when(1, "note").when(2, "essay").else_("other")` gives
/// `CASE "posts"."kind" WHEN ?1 THEN ?2 WHEN ?3 THEN ?4 ELSE ?5 END`.
template <an_expression E>
constexpr auto case_(E compared) {
  return detail::case_beginning<true, E>{{{{compared}}}};
}

}  // namespace ikebana
