// SPDX-License-Identifier: BSL-1.0
#pragma once

// The conditions on a query's rows. Their rules: query/check/where.hpp.

#include <ikebana/query/clause/clause.hpp>

namespace ikebana::detail {

/// ` WHERE "posts"."views" > ?1`; several are joined by AND.
template <class E>
struct where : clause {
  using parts = list<E>;
  static constexpr unsigned adds = has::where;

  [[no_unique_address]] E condition;

  static constexpr void write(part_list& list) { detail::write_operand<E>(list.next(), binding::conjunction); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    if constexpr (!std::is_empty_v<E>) condition.values(visitor);
  }
};

}  // namespace ikebana::detail
