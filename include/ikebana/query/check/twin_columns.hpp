// SPDX-License-Identifier: BSL-1.0
#pragma once

// Two members of a model that are kept in one column: what is read of the one would be the other's.

#include <ikebana/meta/text.hpp>
#include <ikebana/syntax/source_name.hpp>

namespace ikebana {

namespace detail {

template <auto Member>
constexpr std::string_view name_of_column() {
  return table_of<class_of<Member>>.columns[position_of_member<Member>()].name;
}

}  // namespace detail

namespace rule {

/// Whether two members are kept in columns of their own. Names of columns are the same in upper and lower case.
template <auto Member, auto Other>
inline constexpr bool have_columns_of_their_own = !detail::same_name(detail::name_of_column<Member>(), detail::name_of_column<Other>());

}  // namespace rule

namespace detail {

template <auto Member, auto Other>
struct refused_twin {
  constexpr explicit operator bool() const {
    static_assert(rule::have_columns_of_their_own<Member, Other>,
                  "ikebana: two members of this model have one column; describe another name for one of them, or leave it out");
    return false;
  }
};

/// A table's columns of one name, as SQLite compares names: the later and the earlier one. The number of columns where there are none.
struct twin_columns {
  unsigned later;
  unsigned earlier;
};

/// By lists of names that begin alike: a model may have hundreds of members.
constexpr twin_columns find_twins(const table_facts& table) {
  constexpr unsigned lists = 128;
  unsigned newest[lists]{};  // from 1
  unsigned* const before = new unsigned[table.column_count + 1];
  twin_columns found{table.column_count, 0};
  for (unsigned i = 0; i != table.column_count && found.later == table.column_count; ++i) {
    const std::string_view name = table.columns[i].name;
    unsigned number = static_cast<unsigned>(name.size());
    for (const char c : name) number = number * 31 + static_cast<unsigned char>(detail::lower_case(c));
    unsigned& list = newest[number % lists];
    for (unsigned other = list; other != 0; other = before[other - 1]) {
      if (detail::same_name(table.columns[other - 1].name, name)) found = {i, other - 1};
    }
    before[i] = list;
    list = i + 1;
  }
  delete[] before;
  return found;
}

}  // namespace detail
}  // namespace ikebana
