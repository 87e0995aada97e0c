// SPDX-License-Identifier: BSL-1.0
#pragma once

// One of several values: COALESCE, NULLIF, IIF, the least or the greatest of some.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/function/call.hpp>

namespace ikebana {

namespace detail {

template <class A, class B>
constexpr auto common_of() {
  using left = typename owning<remove_optional_t<A>>::type;
  using right = typename owning<remove_optional_t<B>>::type;
  if constexpr (std::is_void_v<A> || std::is_same_v<left, right>) {
    return std::type_identity<right>{};
  } else if constexpr (std::is_void_v<B>) {
    return std::type_identity<left>{};
  } else if constexpr (!types_compare<left, right>()) {
    return std::type_identity<rejected>{};
  } else if constexpr (storage_of<left> == storage::any || storage_of<right> == storage::any) {
    return std::type_identity<std::conditional_t<storage_of<left> == storage::any, left, right>>{};
  } else if constexpr (storage_of<left> == storage::real || storage_of<right> == storage::real) {
    return std::type_identity<double>{};
  } else if constexpr (detail::is_number(storage_of<left>)) {
    return std::type_identity<std::int64_t>{};
  } else {
    return std::type_identity<left>{};
  }
}

/// The one type of several, by folding.
template <class T>
struct common {
  using type = T;

  template <class Other>
  constexpr auto operator+(common<Other>) const {
    return common<typename decltype(common_of<T, Other>())::type>{};
  }
};

template <class... Es>
using common_value = typename decltype((common<void>{} + ... + common<typename Es::value>{}))::type;

}  // namespace detail

namespace rule {

/// Whether values are of one type, so that one of them may be chosen: equal types, numbers, texts, or blobs.
template <class... Es>
inline constexpr bool are_of_one_type = !detail::is_rejected<detail::common_value<Es...>>;

}  // namespace rule

namespace detail {

template <class... Es>
struct refused_types_of_choice {
  constexpr explicit operator bool() const {
    static_assert(rule::are_of_one_type<Es...>, "ikebana: these values are of different types; give values of one type, or cast<T>(...)");
    return false;
  }
};

enum class choice_kind : unsigned char { first_not_null, unless_equal, by_condition, least, greatest };

/// How a choice is called, and the construct that a dialect may spell otherwise if the choice may be NULL: SQLite's least and greatest
/// are NULL if any operand is, those of other databases leave it out.
struct words_of_choice {
  std::string_view name;
  std::string_view of_null;
};

inline constexpr words_of_choice words_of_choices[] = {
    {"coalesce(", "coalesce("}, {"nullif(", "nullif("}, {"iif(", "iif("}, {"min(", "min( of NULL"}, {"max(", "max( of NULL"}};

template <choice_kind How, class Common, class... Es>
struct value_of_choice {
  using type = std::conditional_t<(is_optional<typename Es::value> || ...), std::optional<Common>, Common>;
};
template <class Common, class... Es>
struct value_of_choice<choice_kind::first_not_null, Common, Es...> {
  using type = std::conditional_t<(is_optional<typename Es::value> && ...), std::optional<Common>, Common>;
};
template <class Common, class... Es>
struct value_of_choice<choice_kind::unless_equal, Common, Es...> {
  using type = std::optional<Common>;
};

/// `coalesce(...)` and its like, over values of one type, after a condition where there is one.
template <choice_kind How, class Condition, class... Es>
struct choice : expression<choice<How, Condition, Es...>> {
  using common = common_value<Es...>;
  using value = typename value_of_choice<How, common, Es...>::type;
  using parts = typename Condition::template before<Es...>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = Condition::is_aggregate || (Es::is_aggregate || ...);
  static constexpr bool absorbs_null = How == choice_kind::first_not_null && !is_optional<value>;

  [[no_unique_address]] Condition condition;
  [[no_unique_address]] product<Es...> values_given;

  static constexpr problem own_problem() { return Condition::is_sound && !is_rejected<common> ? problem::none : problem::wrong_operand; }

  static constexpr auto refusal() {
    if constexpr (is_rejected<common>) {
      return detail::first_refusal(Condition::refusal(), refused_types_of_choice<Es...>{});
    } else {
      return Condition::refusal();
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr const words_of_choice& words = words_of_choices[static_cast<unsigned>(How)];
    if (own_problem() != problem::none) tokens.fail(own_problem());
    const bool may_be_null = is_optional<value> || tokens.leaves_out_rows;
    if (write_otherwise(tokens, may_be_null ? words.of_null : words.name, parts{})) return;
    tokens.text(words.name);
    separated comma(tokens, "", ", ");
    Condition::write_tokens(comma);
    (Es::write_tokens(comma.next()), ...);
    tokens.text(")");
  }

  template <class... All>
  static constexpr bool write_otherwise(token_list& tokens, std::string_view construct, list<All...>) {
    if (!tokens.dialect().respells()) return false;
    operand_tokens operands[] = {tokens_of<All>...};
    for (unsigned i = sizeof...(All) - sizeof...(Es); i != sizeof...(All); ++i) {  // a bool among numbers, after the condition
      if (operands[i].of == sql_type::boolean && sql_type_of<common> != sql_type::boolean) operands[i].cast = "integer";
    }
    return detail::write_otherwise(tokens, construct, sql_type::unknown, operands, sizeof...(All));
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    condition.visit(visitor);
    detail::for_each_in(values_given, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

struct no_condition {
  template <class... Es>
  using before = list<Es...>;
  static constexpr bool is_aggregate = false;
  static constexpr bool is_sound = true;
  static constexpr accepted refusal() { return {}; }
  static constexpr void write_tokens(separated&) {}
  template <class Visitor>
  constexpr void visit(Visitor&) const {}
};

template <class E>
struct on_condition {
  template <class... Es>
  using before = list<E, Es...>;
  static constexpr bool is_aggregate = E::is_aggregate;
  static constexpr bool is_sound = is_condition<E>;

  [[no_unique_address]] E condition;

  static constexpr auto refusal() {
    if constexpr (!is_sound) {
      return refused_truth<E>{};
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(separated& list) { E::write_tokens(list.next()); }
  template <class Visitor>
  constexpr void visit(Visitor& visitor) const {
    detail::visit_values(condition, visitor);
  }
};

template <choice_kind How, class Condition, class... Ts>
constexpr auto make_choice(Condition condition, Ts&&... given) {
  using first = typename first_typed<std::remove_cvref_t<Ts>...>::type;
  return choice<How, Condition, decltype(detail::operand<first>(static_cast<Ts&&>(given)))...>{
      {}, condition, {{detail::operand<first>(static_cast<Ts&&>(given))}...}};
}

}  // namespace detail

/// The first value that is not NULL: `coalesce(col<&Post::rating>, 0.0)` gives `coalesce("posts"."rating", ?1)`. It is
/// optional only where each of them is.
template <class... Ts>
  requires(sizeof...(Ts) > 1 && detail::any_is_expression<Ts...>)
constexpr auto coalesce(Ts&&... values) {
  return detail::make_choice<detail::choice_kind::first_not_null>(detail::no_condition{}, static_cast<Ts&&>(values)...);
}

/// NULL where both are equal, else the first: `nullif("users"."name", ?1)`, an optional.
template <class L, class R>
  requires detail::any_is_expression<L, R>
constexpr auto nullif(L&& left, R&& right) {
  return detail::make_choice<detail::choice_kind::unless_equal>(detail::no_condition{}, static_cast<L&&>(left), static_cast<R&&>(right));
}

/// One value where a condition holds, another where it does not: `iif("posts"."views" > ?1, ?2, ?3)`.
template <an_expression E, class Then, class Else>
constexpr auto iif(E condition, Then&& then, Else&& otherwise) {
  return detail::make_choice<detail::choice_kind::by_condition>(
      detail::on_condition<E>{condition}, static_cast<Then&&>(then), static_cast<Else&&>(otherwise));
}

/// The least of several values of one row: `min("posts"."views", ?1)`; NULL where one of them is.
template <class L, class R, class... Ts>
  requires(detail::any_is_expression<L, R, Ts...> && !detail::a_subquery<std::remove_cvref_t<L>>)
constexpr auto min(L&& first, R&& second, Ts&&... more) {
  return detail::make_choice<detail::choice_kind::least>(
      detail::no_condition{}, static_cast<L&&>(first), static_cast<R&&>(second), static_cast<Ts&&>(more)...);
}

/// The greatest of several values of one row: `max("posts"."views", ?1)`; NULL where one of them is.
template <class L, class R, class... Ts>
  requires(detail::any_is_expression<L, R, Ts...> && !detail::a_subquery<std::remove_cvref_t<L>>)
constexpr auto max(L&& first, R&& second, Ts&&... more) {
  return detail::make_choice<detail::choice_kind::greatest>(
      detail::no_condition{}, static_cast<L&&>(first), static_cast<R&&>(second), static_cast<Ts&&>(more)...);
}

}  // namespace ikebana
