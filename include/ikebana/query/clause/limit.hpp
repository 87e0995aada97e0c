// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many rows of a query are wanted, and how many are left out before them: limit and offset. Their rules: query/check/limit.hpp.

#include <ikebana/meta/exceptions.hpp>
#include <ikebana/query/check/limit.hpp>
#include <ikebana/query/clause/clause.hpp>

#include <cstdint>
#include <exception>

namespace ikebana {

IKEBANA_BEGIN_EXCEPTIONS

/// Thrown where a query is given a negative number of rows, which SQL would take for no limit at all, or a page before
/// the first.
class negative_count : public std::exception {
 public:
  const char* what() const noexcept override {
    return "ikebana: limit and offset take no negative number of rows, and pages are numbered from 1";
  }
};

IKEBANA_END_EXCEPTIONS

}  // namespace ikebana

namespace ikebana::detail {

// No table has as many rows.
inline constexpr std::int64_t most_rows = INT64_MAX;

/// A number of rows, of any integer type: one that is too large for SQL means all.
template <class Count>
constexpr std::int64_t number_of_rows(Count given) {
  if constexpr (std::is_unsigned_v<Count> && sizeof(Count) >= sizeof(std::int64_t)) {
    if (given > static_cast<Count>(most_rows)) return most_rows;
  }
  return static_cast<std::int64_t>(given);
}

/// A number of rows that is given by name: none that is negative.
template <fixed_text Name, class T>
struct count_parameter : expression<count_parameter<Name, T>> {
  using value = T;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.parameter(Name.view(), identity_of<T>, storage_of<T>, sql_type::integer, stands_alone<T>, parameter_counts_rows);
  }
};

/// A number of rows, as an expression.
template <class Count>
constexpr auto count_operand(Count given) {
  const std::int64_t rows = detail::number_of_rows(given);
  if (rows < 0) throw negative_count{};
  return detail::make_bound(rows);
}

template <fixed_text Name>
constexpr auto count_operand(untyped_parameter<Name>) {
  return count_parameter<Name, std::int64_t>{};
}

template <fixed_text Name, class T>
constexpr auto count_operand(parameter<Name, T>) {
  return count_parameter<Name, T>{};
}

/// ` LIMIT ?1`, or ` OFFSET ?1`.
template <unsigned Kind, class E>
struct row_count : clause {
  static constexpr unsigned adds = Kind;
  static constexpr bool by_parameter = std::is_empty_v<E>;

  [[no_unique_address]] E rows;

  static constexpr void write(part_list& list) { E::write_tokens(list.next()); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(rows, visitor);
  }
};

template <unsigned Kind, class Count>
constexpr auto make_row_count(Count rows) {
  return row_count<Kind, decltype(detail::count_operand(rows))>{{}, detail::count_operand(rows)};
}

}  // namespace ikebana::detail
