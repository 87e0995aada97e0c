// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of operators and functions: what kind of value each takes.

#include <ikebana/expression/case.hpp>
#include <ikebana/expression/function/group.hpp>
#include <ikebana/expression/function/json.hpp>
#include <ikebana/expression/function/user.hpp>
#include <ikebana/expression/function/window.hpp>
#include <ikebana/expression/range.hpp>
#include <ikebana/expression/raw.hpp>
#include <ikebana/expression/row_value.hpp>
#include <ikebana/meta/rejected.hpp>

namespace ikebana {

namespace detail {

/// Whether an operator takes its operands: + - * / % - numbers, & | << >> ~ integers.
template <class L, class R>
inline constexpr bool are_numbers = false;

/// Whether a function takes an argument at a position, the first is 1.
template <fixed_text Function, std::size_t Position, class E>
inline constexpr bool function_takes = false;

}  // namespace detail

/// Whether a collation is given to text.
template <class E>
inline constexpr bool has_text_to_collate = detail::is_of_kind<E, detail::is_text>();

namespace detail {

/// Whether the values of a CASE are of one type, and what stands after each WHEN is what it is compared with, or a condition.
template <class... Es>
inline constexpr bool branches_fit = false;

/// Whether JSON is looked for in text, by a path that is a text or a position.
template <class E, class Path>
inline constexpr bool is_document_and_path = false;

/// Whether an aggregate is of values of rows, not of other aggregates.
template <class Aggregate>
inline constexpr bool aggregates_rows = false;

/// Whether a function over a window stands where rows have been chosen already: in a selection or an order.
template <class E>
inline constexpr bool stands_after_rows_are_chosen = false;

/// Whether a function that needs a window has one.
template <class T>
inline constexpr bool has_its_window = false;

/// Whether a query says what each window is that is used by its name.
template <class Query>
inline constexpr bool says_each_window = false;

}  // namespace detail

/// Whether neither side of a comparison is a condition itself, but for one that is compared with a bool.
template <class L, class R>
inline constexpr bool compares_no_condition = L::binds > detail::binding::comparison&& R::binds > detail::binding::comparison;

/// Whether the values that a query yields are never NULL: by their type, or since one of its conditions says so.
template <class Query>
inline constexpr bool yields_no_null = false;

namespace detail {

template <class L, class R>
struct refused_chain {
  constexpr explicit operator bool() const {
    static_assert(compares_no_condition<L, R>,
                  "ikebana: this compares a condition, as 1 < x < 5 does, which is always true; write x > 1 && x < 5, or x.between(1, 5)");
    return false;
  }
};

template <class Query>
struct refused_null_in_query {
  constexpr explicit operator bool() const {
    static_assert(
        yields_no_null<Query>,
        "ikebana: a negated in(query) finds nothing where the query yields a NULL; say where(column.is_not_null()) in it, or !exists(...)");
    return false;
  }
};

template <class L, class R>
struct refused_arithmetic {
  constexpr explicit operator bool() const {
    static_assert(are_numbers<L, R>, "ikebana: this operator takes numbers; texts are joined by concat(a, b), others by cast<T>(...)");
    return false;
  }
};

template <class Function, std::size_t Given>
struct refused_number_of_arguments {
  constexpr explicit operator bool() const {
    static_assert(
        takes_so_many_arguments<Function, Given>, "ikebana: this function takes another number of arguments; see SQLite's page of it");
    return false;
  }
};

template <class Function, std::size_t Given>
struct refused_number_of_user_arguments {
  constexpr explicit operator bool() const {
    static_assert(user_function_takes_so_many<Function, Given>,
                  "ikebana: this function of yours takes another number of arguments; give those that it is declared with");
    return false;
  }
};

template <class Function, std::size_t Position, class E>
struct refused_user_argument {
  constexpr explicit operator bool() const {
    static_assert(user_function_takes<Function, Position, E>,
                  "ikebana: this function of yours does not take an argument of this type; give it what it is declared with");
    return false;
  }
};

template <class L, class R>
struct refused_lengths {
  constexpr explicit operator bool() const {
    static_assert(are_of_one_length<L, R>, "ikebana: these row values have different numbers of values; give as many on each side");
    return false;
  }
};

template <fixed_text Function, std::size_t Position, class E>
struct refused_function_argument {
  constexpr explicit operator bool() const {
    static_assert(function_takes<Function, Position, E>,
                  "ikebana: this function does not take an argument of this type; give it another column, or cast<T>(...)");
    return false;
  }
};

template <class E>
struct refused_collation {
  constexpr explicit operator bool() const {
    static_assert(has_text_to_collate<E>, "ikebana: only text is compared by a collation; leave out collate");
    return false;
  }
};

template <class... Es>
struct refused_types_of_choice {
  constexpr explicit operator bool() const {
    static_assert(are_of_one_type<Es...>, "ikebana: these values are of different types; give values of one type, or cast<T>(...)");
    return false;
  }
};

template <class... Es>
struct refused_case {
  constexpr explicit operator bool() const {
    static_assert(branches_fit<Es...>,
                  "ikebana::case_: the branches do not fit together; give conditions, or values to compare, and results of one type");
    return false;
  }
};

template <class E, class Path>
struct refused_document {
  constexpr explicit operator bool() const {
    static_assert(is_document_and_path<E, Path>, "ikebana: JSON is looked for in text, by a path such as \"$.a\" or a position");
    return false;
  }
};

template <class Aggregate>
struct refused_aggregate_in_aggregate {
  constexpr explicit operator bool() const {
    static_assert(aggregates_rows<Aggregate>, "ikebana: an aggregate cannot be of another; aggregate a query's rows, or say over(...)");
    return false;
  }
};

template <class E>
struct refused_window_in_condition {
  constexpr explicit operator bool() const {
    static_assert(stands_after_rows_are_chosen<E>,
                  "ikebana: a function over a window sees the rows that a condition has kept; select it in a query within a query");
    return false;
  }
};

template <class T>
struct refused_windowless {
  constexpr explicit operator bool() const {
    static_assert(has_its_window<T>, "ikebana: this function is over a window; say .over(window().order_by(...))");
    return false;
  }
};

template <class Query>
struct refused_undefined_window {
  constexpr explicit operator bool() const {
    static_assert(says_each_window<Query>, "ikebana: no window of the query has this name; say .window<name>(window()...)");
    return false;
  }
};

template <class T>
struct refused_window {
  constexpr explicit operator bool() const {
    static_assert(is_window<T>, "ikebana: window<name>(...) takes a window, such as window().order_by(col<&Model::member>)");
    return false;
  }
};

}  // namespace detail
}  // namespace ikebana
