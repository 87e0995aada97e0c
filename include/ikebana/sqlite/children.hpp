// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CHILDREN_HPP
#define IKEBANA_SQLITE_CHILDREN_HPP

// The rows that preloads fill: where an owner's record and key are, and how a child is added.

#include <ikebana/meta/member.hpp>
#include <ikebana/model/accessors.hpp>
#include <ikebana/model/value.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

/// The record of a row: the row itself, or its first part.
template <class Row>
auto& record_of(Row& row) {
  if constexpr (a_model<Row>) {
    return row;
  } else {
    return row.template get<0>();
  }
}

/// Whether a row has a record of its own model: an outer join may give one that has none, whose targets are none.
template <class Row>
bool has_record(const Row& row) {
  if constexpr (is_optional<std::remove_cvref_t<decltype(detail::record_of(row))>>) {
    return detail::record_of(row).has_value();
  } else {
    return true;
  }
}

template <class Child>
void append(std::vector<Child>& children, Child&& child) {
  children.push_back(static_cast<Child&&>(child));
}

template <class Child>
void append(std::optional<Child>& children, Child&& child) {
  if (!children.has_value()) children.emplace(static_cast<Child&&>(child));
}

template <class T>
void append(T& value, T&& given) {
  value = static_cast<T&&>(given);
}

template <class Child, class Visit>
void for_each_child(std::vector<Child>& children, Visit visit) {
  for (Child& each : children) visit(each);
}

template <class Child, class Visit>
void for_each_child(std::optional<Child>& children, Visit visit) {
  if (children.has_value()) visit(*children);
}

/// A key as an integer, if it has a value.
template <class T>
bool integer_key(const T& key, std::int64_t& into) {
  if constexpr (is_optional<T>) {
    return key.has_value() && detail::integer_key(*key, into);
  } else {
    into = ikebana::detail::as_integer(key);
    return true;
  }
}

template <class Text>
void append_integer(Text& text, std::int64_t number) {
  char digits[20];
  int size = 0;
  std::uint64_t rest = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
  do {
    digits[size++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  if (number < 0) text += '-';
  while (size != 0) text += digits[--size];
}

}  // namespace ikebana::sqlite::detail

#endif
