// SPDX-License-Identifier: BSL-1.0
#pragma once

// The key of a row that an insertion has made: the statement returns it.

#include <ikebana/model/table.hpp>
#include <ikebana/postgres/cell.hpp>

namespace ikebana::postgres::detail {

/// The key in the first column of the row that an insertion returns.
class insertion_key {
 public:
  insertion_key(const lease& at, const table_facts&, unsigned) : at_(at) {}

  bool is_made() const { return at_.has_row(); }
  std::int64_t key() const {
    std::int64_t key = 0;
    return at_.read_key(0, key) ? key : 0;
  }

 private:
  const lease& at_;
};

/// Whether a statement finds a row. The server counts also those that a trigger writes in its place.
class row_is_found {
 public:
  explicit row_is_found(const connection&) {}
  bool by(std::int64_t changed) const { return changed != 0; }
};

}  // namespace ikebana::postgres::detail
