// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an update sets: `col<&Post::views> = col<&Post::views> + 1`.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/operand.hpp>
#include <ikebana/query/clause/clause.hpp>

namespace ikebana {

namespace detail {

/// Whether values of one type can be kept in a column of another: the same kind, or an integer where reals are.
template <class Into, class From>
constexpr bool type_fits() {
  if constexpr (std::is_same_v<remove_optional_t<Into>, remove_optional_t<From>>) {
    return storage_of<From> != storage::unknown;
  } else {
    constexpr storage into = storage_of<Into>;
    constexpr storage from = storage_of<From>;
    return types_compare<remove_optional_t<Into>, remove_optional_t<From>>() &&
           (into == from || into == storage::any || (into == storage::real && is_number(from)));
  }
}

template <auto Member, class E>
struct assignment {
  static constexpr auto member = Member;
  using assigned = E;

  [[no_unique_address]] E inner;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.bare_column(table_of<class_of<Member>>, position_of_member<Member>());
    tokens.text(" = ");
    write_assigned(tokens);
  }

  /// What the column is set to: a bool that becomes another number is cast, where it is none by itself.
  static constexpr void write_assigned(token_list& tokens) {
    constexpr sql_type of = tokens_of<E>.of;
    const bool is_cast = tokens.dialect().has_booleans && of == sql_type::boolean && sql_type_of<member_value<Member>> != of;
    if (is_cast) tokens.text("CAST(");
    E::write_tokens(tokens);
    if (is_given<E>) tokens.give_typed_peer();
    if (is_cast) tokens.text(" AS integer)");
  }
};

template <class T>
inline constexpr bool is_assignment = false;
template <auto Member, class E>
inline constexpr bool is_assignment<assignment<Member, E>> = true;

/// A value of a column's own type, where it stands for NULL.
template <auto Member, class T>
constexpr auto assigned_operand(T&& value) {
  if constexpr (std::is_same_v<std::remove_cvref_t<T>, std::nullopt_t> && is_optional<member_value<Member>>) {
    return bound<member_value<Member>>{{}, std::nullopt};
  } else if constexpr (is_optional<member_value<Member>>) {
    return detail::operand<column<Member>>(detail::allowing_null<member_value<Member>>(static_cast<T&&>(value)));
  } else {
    return detail::operand<column<Member>>(static_cast<T&&>(value));
  }
}

template <auto Member, class T>
constexpr auto ikebana_make_assignment(const column<Member>&, T&& value) {
  using kept = decltype(detail::assigned_operand<Member>(static_cast<T&&>(value)));
  return assignment<Member, kept>{detail::assigned_operand<Member>(static_cast<T&&>(value))};
}

template <class... Assignments>
struct set : clause {
  using parts = list<typename Assignments::assigned...>;
  static constexpr unsigned adds = has::set;

  [[no_unique_address]] product<Assignments...> given;

  static constexpr void write(part_list& list) { (Assignments::write_tokens(list.next()), ...); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(given, [&](const auto& each) { detail::visit_values(each.inner, visitor); });
  }
};

/// Whether no two of some members are one column.
template <auto... Members>
constexpr bool are_of_different_columns() {
  const unsigned positions[] = {position_of_member<Members>()..., 0};
  for (std::size_t i = 0; i != sizeof...(Members); ++i) {
    for (std::size_t before = 0; before != i; ++before) {
      if (positions[before] == positions[i]) return false;
    }
  }
  return true;
}

}  // namespace detail

namespace rule {

/// Whether something sets a column: `col<&Model::member> = value`.
template <class T>
inline constexpr bool sets_column = detail::is_assignment<T>;

/// Whether a member belongs to the model that is written.
template <auto Member, class Model>
inline constexpr bool is_of_written_model = std::is_base_of_v<detail::class_of<Member>, Model>;

/// Whether a column can hold what it is set to.
template <auto Member, class T>
inline constexpr bool column_can_hold = detail::type_fits<detail::member_value<Member>, T>();

/// Whether a column may be NULL, or what it is set to never is.
template <auto Member, class E>
inline constexpr bool null_fits =
    detail::is_optional<detail::member_value<Member>> || !(detail::is_bound_optional<E> || detail::is_bound_null<E>);

}  // namespace rule

}  // namespace ikebana
