// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rows that preloads fill: where an owner's record and key are, and how a child is added.

#include <ikebana/driver/encode.hpp>
#include <ikebana/meta/member.hpp>
#include <ikebana/model/accessors.hpp>

#include <vector>

namespace ikebana::detail {

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

/// Takes a key that is an integer, or says why it is none.
struct key_sink {
  std::int64_t& into;
  std::string_view sql;

  void integer(std::int64_t value) const { into = value; }
  [[noreturn, gnu::cold]] void fail(const char* what) const {
    throw conversion_error(error_code::mismatch, message_text("a key is ", what).text(), sql);
  }
};

/// A key as an integer, if it has a value. The SQL is what an exception says that wants the key.
template <class T>
bool integer_key(const T& key, std::int64_t& into, std::string_view sql = {}) {
  if constexpr (is_optional<T>) {
    return key.has_value() && detail::integer_key(*key, into, sql);
  } else if constexpr (std::is_integral_v<T> && !detail::exceeds_sql<T>()) {
    into = key;
    return true;
  } else {
    detail::encode(key, key_sink{into, sql});
    return true;
  }
}

}  // namespace ikebana::detail
