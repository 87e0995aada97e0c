// SPDX-License-Identifier: BSL-1.0
#pragma once

// The relations of a query: in its source, its joins, and in exists(...), count(...) and other queries within expressions.

#include <ikebana/sqlite/missing_indexes.hpp>

namespace ikebana::sqlite::detail {

/// The template arguments of a type, among which relations may be.
template <class T>
struct parts_of_type {
  using type = list<>;
};

template <template <class...> class Made, class... Parts>
struct parts_of_type<Made<Parts...>> {
  using type = list<Parts...>;
};

// Templates with values among their arguments: an expression has its operator first, a name comes after what it names. Types behind
// other values are not visited.
template <template <auto, class...> class Made, auto Value, class... Parts>
struct parts_of_type<Made<Value, Parts...>> {
  using type = list<Parts...>;
};
template <template <auto, auto, class...> class Made, auto First, auto Second, class... Parts>
struct parts_of_type<Made<First, Second, Parts...>> {
  using type = list<Parts...>;
};
template <template <class, auto, class...> class Made, class First, auto Value, class... Parts>
struct parts_of_type<Made<First, Value, Parts...>> {
  using type = list<First, Parts...>;
};
template <template <auto, class, auto, class...> class Made, auto Before, class First, auto Value, class... Parts>
struct parts_of_type<Made<Before, First, Value, Parts...>> {
  using type = list<First, Parts...>;
};
template <template <class, class, auto> class Made, class First, class Second, auto Value>
struct parts_of_type<Made<First, Second, Value>> {
  using type = list<First, Second>;
};

/// Adds the keys of all relations within a type.
template <class T>
struct mentioned_relations {
  static void add(std::vector<reached_key>& keys) {
    if constexpr (is_relation_type<T>) {
      detail::add_keys_of_path<T>(keys);
      if constexpr (requires { T::where; }) mentioned_relations<std::remove_const_t<decltype(T::where)>>::add(keys);
    } else {
      using found = typename parts_of_type<T>::type;
      if constexpr (requires { T::parts::size; }) {
        static_assert(T::parts::size == 0 || found::size != 0,
                      "an expression whose template arguments are in an order that parts_of_type does not know");
      }
      add_parts(keys, found{});
    }
  }

 private:
  template <class... Parts>
  static void add_parts([[maybe_unused]] std::vector<reached_key>& keys, list<Parts...>) {
    (mentioned_relations<Parts>::add(keys), ...);
  }
};

}  // namespace ikebana::sqlite::detail
