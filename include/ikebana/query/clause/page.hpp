// SPDX-License-Identifier: BSL-1.0
#pragma once

// One page of a query's rows. Their total is a statement of its own: query/statement/total.hpp. Its rules: query/check/limit.hpp.

#include <ikebana/query/clause/limit.hpp>

namespace ikebana::detail {

/// ` LIMIT ?1 OFFSET ?2`: the rows of one page, after those of the pages before.
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

template <class Number, class Size>
constexpr page make_page(Number number, Size size) {
  const std::int64_t at = detail::number_of_rows(number);
  const std::int64_t rows = detail::number_of_rows(size);
  if (at < 1 || rows < 0) throw negative_count{};
  const bool is_beyond_all = rows != 0 && at - 1 > most_rows / rows;
  return {{}, at, rows, is_beyond_all ? most_rows : (at - 1) * rows};
}

}  // namespace ikebana::detail
