// SPDX-License-Identifier: BSL-1.0
#pragma once

// Steps through an insertion that has its values: for what it returns, and for the key of the row that it makes.

#include <ikebana/driver/decode.hpp>
#include <ikebana/write/insert.hpp>

namespace ikebana::detail {

template <class Held>
auto& deref(Held& held) {
  if constexpr (std::is_pointer_v<Held>) {
    return *held;
  } else {
    return held;
  }
}

/// For those who do not ask what a write returns.
struct no_taker {
  static constexpr bool reads = false;
};

/// Gives the row that a write is at to `take`.
template <class Write, class Lease, class Take>
void take_row(const Lease& leased, Take& take) {
  using result = result_of<Write>;
  typename result::row row{};
  detail::decode_row(typename result::items{}, leased, row);
  take(static_cast<typename result::row&&>(row));
}

/// Steps through a statement that has its values, and gives each row that it returns to `take`.
template <class Write, class Lease, class Take>
void step_through(const Lease& leased, Take& take) {
  while (leased.step()) {
    if constexpr (Take::reads) detail::take_row<Write>(leased, take);
  }
}

/// Whether an engine makes a key only if its column is left out: a record chooses its statement then. See write/generated_key.hpp.
template <class On>
inline constexpr bool leaves_key_out = !On::dialect::facts.makes_key_of_null;

/// As step_through, of a statement that returns the key of the row that it makes: gives it, 0 if no row is made.
template <class Write, class Statement, class Lease, class Take>
std::int64_t step_to_key(const Lease& leased, Take& take) {
  std::int64_t key = 0;
  while (leased.step()) {
    if constexpr (Take::reads) detail::take_row<Write>(leased, take);
    bool is_made = true;
    if constexpr (Statement::may_update) leased.read(Statement::key_column + 1, is_made);
    if (is_made) leased.read_key(Statement::key_column, key);
  }
  return key;
}

}  // namespace ikebana::detail
