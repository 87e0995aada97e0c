// SPDX-License-Identifier: BSL-1.0
#pragma once

// How many rows of a query are wanted, and how many are left out before them: limit, offset, and pages, which are both.

#include <ikebana/query/clause/clause.hpp>

#include <cstdint>

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

template <class E>
struct limit : clause {
  static constexpr unsigned adds = has::limit;
  static constexpr bool by_parameter = std::is_empty_v<E>;
  [[no_unique_address]] E most;

  static constexpr void write(part_list& list) { E::write_tokens(list.next()); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(most, visitor);
  }
};

template <class E>
struct offset : clause {
  static constexpr unsigned adds = has::offset;
  static constexpr bool by_parameter = std::is_empty_v<E>;
  [[no_unique_address]] E skipped;

  static constexpr void write(part_list& list) { E::write_tokens(list.next()); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(skipped, visitor);
  }
};

/// So many rows, after those of the pages before.
struct page : clause {
  static constexpr unsigned adds = has::page | has::limit | has::offset;

  std::int64_t number;
  std::int64_t size;
  std::int64_t skipped;

  // Once after LIMIT, and once after OFFSET.
  static constexpr void write(part_list& list) { list.next().value(sql_type::integer); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    visitor(size);
    visitor(skipped);
  }
};

}  // namespace ikebana::detail
