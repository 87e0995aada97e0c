// SPDX-License-Identifier: BSL-1.0
#pragma once

// The conditions that are words in SQL: IS NULL, IN and BETWEEN.

#include <ikebana/expression/collate.hpp>
#include <ikebana/meta/product.hpp>

namespace ikebana {

namespace rule {

/// Whether IN has anything to compare with.
template <class... Values>
inline constexpr bool has_values_to_be_one_of = sizeof...(Values) != 0;

/// Whether the character that stands before a % or _ which is meant itself is text.
template <class Escape>
inline constexpr bool escape_is_text = detail::is_of_kind<Escape, detail::is_text>();

}  // namespace rule

namespace detail {

template <bool Negated, class E>
struct null_test : expression<null_test<Negated, E>> {
  using value = bool;
  using parts = list<E>;
  static constexpr bool absorbs_null = true;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;

  static constexpr void write_tokens(token_list& tokens) {
    detail::write_operand<E>(tokens, binding::sum);
    tokens.text(Negated ? " IS NOT NULL" : " IS NULL");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

/// The type of a condition over operands that may be null.
template <class... Es>
using condition_value = std::conditional_t<(is_optional<typename Es::value> || ...), std::optional<bool>, bool>;

template <class E, class... Values>
struct membership : expression<membership<E, Values...>> {
  using value = condition_value<E, Values...>;
  using parts = list<E, Values...>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = E::is_aggregate;

  [[no_unique_address]] E inner;
  [[no_unique_address]] product<Values...> listed;

  static constexpr problem own_problem() { return detail::first_of({problem_of_comparison<E, Values>()...}); }

  static constexpr auto refusal() { return detail::first_refusal(check_comparison<E, Values>()...); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = own_problem();
    if (own != problem::none) tokens.fail(own);
    const sql_type types[] = {tokens_of<E>.of, tokens_of<Values>.of...};
    detail::fail_if_bool_is_number(tokens, types, 1 + sizeof...(Values));
    detail::write_operand<E>(tokens, binding::sum);
    tokens.text(" IN");
    separated comma(tokens, " (", ", ");
    const auto write_one = [&](void (*write)(token_list&), bool is_given) {
      write(comma.next());
      if (is_given) tokens.give_typed_peer();
    };
    (write_one(Values::write_tokens, is_given<Values>), ...);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    detail::for_each_in(listed, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

template <class E, class Low, class High>
struct between_expression : expression<between_expression<E, Low, High>> {
  using value = condition_value<E, Low, High>;
  using parts = list<E, Low, High>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = E::is_aggregate || Low::is_aggregate || High::is_aggregate;

  using varies = void;  // by its operands: maybe(...) leaves it out where one is absent
  template <class... Operands>
  using of = between_expression<Operands...>;

  [[no_unique_address]] E inner;
  [[no_unique_address]] Low low;
  [[no_unique_address]] High high;

  static constexpr problem own_problem() { return detail::first_of({problem_of_comparison<E, Low>(), problem_of_comparison<E, High>()}); }

  static constexpr auto refusal() { return detail::first_refusal(check_comparison<E, Low>(), check_comparison<E, High>()); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr problem own = own_problem();
    if (own != problem::none) tokens.fail(own);
    const sql_type types[] = {tokens_of<E>.of, tokens_of<Low>.of, tokens_of<High>.of};
    detail::fail_if_bool_is_number(tokens, types, 3);
    detail::write_operand<E>(tokens, binding::sum);
    tokens.text(" BETWEEN ");
    detail::write_operand<Low>(tokens, binding::sum);
    if (is_given<Low>) tokens.give_typed_peer();
    tokens.text(" AND ");
    detail::write_operand<High>(tokens, binding::sum);
    if (is_given<High>) tokens.give_typed_peer();
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
    detail::visit_values(low, visitor);
    detail::visit_values(high, visitor);
  }

  template <class Function>
  constexpr auto over_operands(Function function) const {
    return function(inner, low, high);
  }
};

template <class Escape>
struct refused_escape {
  constexpr explicit operator bool() const {
    static_assert(rule::escape_is_text<Escape>, "ikebana: the escape of like(pattern, escape) is a text of one character, such as \"!\"");
    return false;
  }
};

/// `"posts"."title" LIKE ?1 ESCAPE ?2`
template <class Like, class Escape>
struct escaped_like : expression<escaped_like<Like, Escape>> {
  using value = typename Like::value;
  using parts = list<Like, Escape>;
  static constexpr binding binds = binding::comparison;
  static constexpr bool is_aggregate = Like::is_aggregate;

  [[no_unique_address]] Like like;
  [[no_unique_address]] Escape escape;

  static constexpr auto refusal() {
    if constexpr (!rule::escape_is_text<Escape>) {
      return refused_escape<Escape>{};
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (!rule::escape_is_text<Escape>) tokens.fail(problem::not_comparable);
    constexpr operand_tokens operands[] = {Like::left_tokens, Like::right_tokens, tokens_of<Escape>};
    if (detail::write_otherwise(tokens, " LIKE ", sql_type::unknown, operands, 3)) return;
    Like::write_tokens(tokens);
    tokens.text(" ESCAPE ");
    detail::write_operand<Escape>(tokens, binding::sum);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(like, visitor);
    detail::visit_values(escape, visitor);
  }
};

template <class E, class Pattern, class Escape>
constexpr auto make_escaped_like(E inner, Pattern&& pattern, Escape&& escape) {
  using like = decltype(detail::make_binary<op::like>(inner, static_cast<Pattern&&>(pattern)));
  using kept = decltype(detail::operand<E>(static_cast<Escape&&>(escape)));
  return escaped_like<like, kept>{
      {}, detail::make_binary<op::like>(inner, static_cast<Pattern&&>(pattern)), detail::operand<E>(static_cast<Escape&&>(escape))};
}

template <class E, class... Values>
constexpr auto make_listed_membership(E inner, Values&&... values) {
  return membership<E, decltype(detail::operand<E>(static_cast<Values&&>(values)))...>{
      {}, static_cast<E&&>(inner), {{detail::operand<E>(static_cast<Values&&>(values))}...}};
}

template <class E, class Low, class High>
constexpr auto make_between(E inner, Low&& low, High&& high) {
  using kept_low = decltype(detail::operand<E>(static_cast<Low&&>(low)));
  using kept_high = decltype(detail::operand<E>(static_cast<High&&>(high)));
  return between_expression<E, kept_low, kept_high>{
      {}, static_cast<E&&>(inner), detail::operand<E>(static_cast<Low&&>(low)), detail::operand<E>(static_cast<High&&>(high))};
}

}  // namespace detail
}  // namespace ikebana
