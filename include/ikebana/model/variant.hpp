// SPDX-License-Identifier: BSL-1.0
#pragma once

// Columns that hold values of several kinds. Include it where a model has such members: <variant> is too dear for all.

#include <ikebana/model/value.hpp>

#include <variant>

namespace ikebana::detail {

/// Which alternative of a variant holds values of a kind; their number where none does.
template <class... Ts>
constexpr std::size_t alternative_for(storage kind) {
  const storage kinds[] = {storage_of<Ts>...};
  std::size_t at = 0;
  while (at != sizeof...(Ts) && kinds[at] != kind) ++at;
  return at;
}

/// Whether the alternatives of a variant are told apart by what SQL keeps: an integer, a real number, a text, a blob, each once.
template <class... Ts>
constexpr bool are_told_apart() {
  if (((is_optional<Ts> || is_view<Ts>() || storage_of<Ts> == storage::unknown || storage_of<Ts> == storage::any) || ...)) return false;
  const storage kinds[] = {(storage_of<Ts> == storage::boolean ? storage::integer : storage_of<Ts>)...};
  for (std::size_t i = 0; i != sizeof...(Ts); ++i) {
    for (std::size_t before = 0; before != i; ++before) {
      if (kinds[before] == kinds[i]) return false;
    }
  }
  return true;
}

/// A column of values of several kinds: `std::variant<std::int64_t, double, std::string, ikebana::blob>`, or some of these. It is
/// read as the kind that is stored; NULL is std::optional of it.
template <class... Ts>
  requires(are_told_apart<Ts...>())
struct any_parts<std::variant<Ts...>> {
  using variant = std::variant<Ts...>;
  static constexpr bool is_any = true;

  /// Whether an alternative holds values of a kind.
  static constexpr bool has(storage kind) { return detail::alternative_for<Ts...>(kind) != sizeof...(Ts); }

  /// The alternative of a kind in a variant, which is made to hold it.
  template <storage Kind>
  static auto& hold(variant& into) {
    constexpr std::size_t index = detail::alternative_for<Ts...>(Kind);
    auto* const held = std::get_if<index>(&into);
    return held != nullptr ? *held : into.template emplace<index>();
  }

  /// Calls a function with what a variant holds. Says whether it holds anything.
  template <class Visit>
  static constexpr bool visit(const variant& given, Visit&& visitor) {
    if (given.valueless_by_exception()) return false;
    std::visit(visitor, given);
    return true;
  }
};

}  // namespace ikebana::detail
