// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of values: each has a type, one that a column can hold.

#include <ikebana/expression/expression.hpp>
#include <ikebana/meta/type_name.hpp>

namespace ikebana {

namespace rule {

/// Whether something may stand in a condition, an order or a selection.
template <class T>
inline constexpr bool is_expression = an_expression<T>;

/// Whether a C++ type can be kept in a column.
template <class T>
inline constexpr bool has_column_type = detail::storage_of<T> != storage::unknown;

/// Whether a parameter has a type: of what it is compared with, or its own.
template <class Parameter>
inline constexpr bool parameter_has_type = !std::is_void_v<typename Parameter::value>;

}  // namespace rule

namespace detail {

/// Types of the standard library that a header of ours is about, included where they are used, and not here.
enum class has_header : unsigned char { no, chrono, variant };

template <class T>
constexpr has_header header_of() {
  constexpr std::string_view name = signature_naming<remove_optional_t<T>>();
  if (name.find("chrono::time_point<") != name.npos || name.find("chrono::year_month_day") != name.npos) return has_header::chrono;
  return name.find("variant<") != name.npos ? has_header::variant : has_header::no;
}

template <class T>
struct refused_type {
  constexpr explicit operator bool() const {
    if constexpr (constexpr has_header own = header_of<T>(); own == has_header::chrono) {
      static_assert(rule::has_column_type<T>,
                    "ikebana: no column can hold a value of this type; specialise ikebana::codec, or for dates and times include "
                    "ikebana/model/chrono.hpp");
    } else if constexpr (own == has_header::variant) {
      static_assert(rule::has_column_type<T>,
                    "ikebana: no column can hold a value of this type; specialise ikebana::codec, or for a variant of an integer, a real, "
                    "a text and a blob, or "
                    "some of them, include ikebana/model/variant.hpp");
    } else {
      static_assert(
          rule::has_column_type<T>, "ikebana: no column can hold a value of this type; specialise ikebana::codec for it, with to and from");
    }
    return false;
  }
};

template <a_subquery Query>
struct refused_type<Query> {
  constexpr explicit operator bool() const {
    static_assert(
        rule::has_column_type<Query>, "ikebana: a query is no value; compare with scalar(query), or ask whether it is .in(query)");
    return false;
  }
};

template <class Parameter>
struct refused_parameter {
  constexpr explicit operator bool() const {
    static_assert(rule::parameter_has_type<Parameter>, "ikebana::param: nothing gives this parameter a type; write param<name, type>");
    return false;
  }
};

/// Whether a type can be kept in a column.
template <class T>
constexpr auto check_type() {
  if constexpr (rule::has_column_type<T>) {
    return accepted{};
  } else {
    return refused_type<T>{};
  }
}

/// Whether an expression's value can be kept in a column. What has no value here says so elsewhere.
template <class E>
constexpr auto check_value() {
  if constexpr (std::is_void_v<typename E::value>) {
    return accepted{};
  } else {
    return check_type<typename E::value>();
  }
}

}  // namespace detail
}  // namespace ikebana
