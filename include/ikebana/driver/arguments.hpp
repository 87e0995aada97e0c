// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is given by name at execution, beside what a statement asks for; and what of a query must last while it runs.

#include <ikebana/preload/plan.hpp>
#include <ikebana/sql/check_text.hpp>

#include <cstddef>
#include <initializer_list>
#include <string_view>

namespace ikebana {

namespace rule {

/// Whether something gives a value to a parameter by name: `"low"_arg = 5`.
template <class T>
inline constexpr bool is_argument = requires { T::name; };

}  // namespace rule

namespace detail {

/// What is known of a statement's parameters, in the dialect of the database that runs it.
template <class Statement, class Dialect>
inline constexpr const auto& parameters_of = draft_of<Statement, Dialect>;

/// A number of rows that is given by name is not negative, as one that stands in the query.
inline constexpr char negative_number_of_rows[] = "a negative number of rows, and limit and offset take none";

/// The position of a parameter among those given by name, or their number.
template <class Statement, class Dialect>
constexpr unsigned find_parameter(std::string_view name) {
  unsigned i = 0;
  while (i != parameters_of<Statement, Dialect>.named && parameters_of<Statement, Dialect>.parameters[i].name() != name) ++i;
  return i;
}

template <class Statement, class Dialect>
constexpr bool has_parameter(std::string_view name) {
  return detail::find_parameter<Statement, Dialect>(name) != parameters_of<Statement, Dialect>.named;
}

/// Whether a value of type T can be given for a parameter.
template <class T>
constexpr bool parameter_accepts(const parameter_facts& parameter) {
  if (parameter.counts_rows) return rule::is_number_of_rows<T>;
  if (std::is_same_v<T, std::nullopt_t>) return parameter.takes_null;
  if (is_optional<T> && !parameter.takes_null) return false;
  if (stands_alone<remove_optional_t<T>> || parameter.stands_alone) return parameter.type == identity_of<remove_optional_t<T>>;
  return detail::storages_compare(parameter.stored, storage_of<T>);
}

/// Whether a statement has no parameter of a name, or one that takes values of a type.
template <class Statement, class Dialect, fixed_text Name, class T>
constexpr bool argument_fits() {
  if (!detail::has_parameter<Statement, Dialect>(Name.view())) return true;
  const unsigned found = detail::find_parameter<Statement, Dialect>(Name.view());
  return detail::parameter_accepts<T>(parameters_of<Statement, Dialect>.parameters[found]);
}

/// The position of the first parameter that no argument names, or the number of parameters.
template <class Statement, class Dialect, class... Arguments>
constexpr unsigned first_not_given() {
  constexpr unsigned count = parameters_of<Statement, Dialect>.named;
  for (unsigned i = 0; i != count; ++i) {
    [[maybe_unused]] const std::string_view name = parameters_of<Statement, Dialect>.parameters[i].name();
    if (!((Arguments::name.view() == name) || ...)) return i;
  }
  return count;
}

template <class Statement, class Dialect, class... Arguments>
constexpr bool all_are_given() {
  return first_not_given<Statement, Dialect, Arguments...>() == parameters_of<Statement, Dialect>.named;
}

}  // namespace detail

namespace rule {

/// Whether a value is given for a parameter. The text is the parameter's name.
template <fixed_text Name, class... Arguments>
inline constexpr bool parameter_is_given = ((Arguments::name.view() == Name.view()) || ...);

/// Whether no more than one value is given for a parameter.
template <fixed_text Name, class... Arguments>
inline constexpr bool parameter_is_given_once = ((Arguments::name.view() == Name.view() ? 1 : 0) + ... + 0) <= 1;

/// Whether a query has a parameter of this name.
template <fixed_text Name, class Dialect, class... Statements>
inline constexpr bool parameter_exists = (detail::has_parameter<Statements, Dialect>(Name.view()) || ...);

/// Whether a value can be compared with what its parameter is compared with.
template <fixed_text Name, class T, class Dialect, class... Statements>
inline constexpr bool parameter_takes = (detail::argument_fits<Statements, Dialect, Name, T>() && ...);

}  // namespace rule

namespace detail {

// After what is wrong with a parameter the query goes on, so that its rows keep their type.

template <class T>
struct refused_argument {
  constexpr explicit operator bool() const {
    static_assert(rule::is_argument<T>, "ikebana: values follow a query by the names of its parameters; pass \"name\"_arg = value");
    return false;
  }
};

template <fixed_text Name, class... Arguments>
struct refused_absence {
  constexpr explicit operator bool() const {
    static_assert(
        rule::parameter_is_given<Name, Arguments...>, "ikebana: a parameter of the query is not given; pass \"name\"_arg = value");
    return true;
  }
};

template <fixed_text Name, class... Arguments>
struct refused_repetition {
  constexpr explicit operator bool() const {
    static_assert(rule::parameter_is_given_once<Name, Arguments...>, "ikebana: a parameter is given twice; give it one value");
    return true;
  }
};

template <fixed_text Name, class Dialect, class... Statements>
struct refused_name {
  constexpr explicit operator bool() const {
    static_assert(rule::parameter_exists<Name, Dialect, Statements...>, "ikebana: the query has no parameter of this name; leave it out");
    return true;
  }
};

template <fixed_text Name, class T, class Dialect, class... Statements>
struct refused_value {
  constexpr explicit operator bool() const {
    static_assert(rule::parameter_takes<Name, T, Dialect, Statements...>,
                  "ikebana: a parameter is given a value of a type that cannot be compared there; give it the column's type");
    return storage_of<T> != storage::unknown;
  }
};

/// Whether some statement has a parameter of an argument's name, and each that has takes the argument's value.
template <class Dialect, class Argument, class... Statements>
constexpr bool is_taken() {
  if (Argument::name.view().empty()) return true;  // the owner, which has become part of the query
  return rule::parameter_exists<Argument::name, Dialect, Statements...> &&
         rule::parameter_takes<Argument::name, decltype(Argument::held), Dialect, Statements...>;
}

/// The position of the first name that stands there before, or the number of names.
constexpr std::size_t first_repeated(std::initializer_list<std::string_view> names) {
  const std::string_view* const first = names.begin();
  for (std::size_t i = 0; i != names.size(); ++i) {
    for (std::size_t before = 0; before != i; ++before) {
      if (!first[i].empty() && first[before] == first[i]) return i;
    }
  }
  return names.size();
}

template <class Argument>
constexpr auto explain_argument() {
  if constexpr (rule::is_argument<Argument>) {
    return accepted{};
  } else {
    return refused_argument<Argument>{};
  }
}

template <class Statement, class Dialect, class... Arguments>
constexpr auto explain_absence() {
  if constexpr (all_are_given<Statement, Dialect, Arguments...>()) {
    return accepted{};
  } else {
    constexpr std::string_view name =
        parameters_of<Statement, Dialect>.parameters[first_not_given<Statement, Dialect, Arguments...>()].name();
    return refused_absence<fixed_text<name.size() + 1>{name}, Arguments...>{};
  }
}

template <class Dialect, class Argument, class... Statements>
constexpr auto explain_value(list<Statements...>) {
  if constexpr (is_taken<Dialect, Argument, Statements...>()) {
    return accepted{};
  } else if constexpr (!rule::has_column_type<decltype(Argument::held)>) {
    return refused_type<decltype(Argument::held)>{};
  } else if constexpr (!rule::parameter_exists<Argument::name, Dialect, Statements...>) {
    return refused_name<Argument::name, Dialect, Statements...>{};
  } else {
    return refused_value<Argument::name, decltype(Argument::held), Dialect, Statements...>{};
  }
}

/// Whether the statements of a plan are sound, and the arguments those that they ask for, no fewer and no more.
template <class Dialect, class Query, class... Arguments, class... Statements>
constexpr auto check_plan([[maybe_unused]] list<Statements...> statements) {
  if constexpr (((parameters_of<Statements, Dialect>.found != problem::none) || ...)) {
    return detail::explain_statements<Query, Dialect>(statements);
  } else if constexpr (sizeof...(Arguments) == 0 && ((parameters_of<Statements, Dialect>.named == 0) && ...)) {
    return accepted{};
  } else if constexpr (!(requires { Arguments::name; } && ...)) {
    return detail::first_refusal(explain_argument<Arguments>()...);
  } else if constexpr (!(all_are_given<Statements, Dialect, Arguments...>() && ...)) {
    return detail::first_refusal(explain_absence<Statements, Dialect, Arguments...>()...);
  } else if constexpr (!(is_taken<Dialect, Arguments, Statements...>() && ...)) {
    return detail::first_refusal(detail::explain_value<Dialect, Arguments>(statements)...);
  } else if constexpr (detail::first_repeated({Arguments::name.view()...}) != sizeof...(Arguments)) {
    return refused_repetition<at<first_repeated({Arguments::name.view()...}), Arguments...>::name, Arguments...>{};
  } else {
    return accepted{};
  }
}

// What rows that are gone through are found by is copied, but for what is bound by its type: that lives in the query, which
// then has to last while its statement runs, on an engine that binds in place.
template <class T>
inline constexpr bool is_bound_in_place =
    has_codec<remove_optional_t<T>> ||
    !(storage_of<T> == storage::integer || storage_of<T> == storage::boolean || storage_of<T> == storage::real ||
      std::is_same_v<T, std::string> || is_view<remove_optional_t<T>>());

/// Whether what an expression or a clause binds lives in it.
template <class T>
inline constexpr bool binds_in_place = !std::is_empty_v<T>;
template <class T>
inline constexpr bool binds_in_place<bound<T>> = is_bound_in_place<T>;
template <op Operator, class L, class R>
inline constexpr bool binds_in_place<binary<Operator, L, R>> = binds_in_place<L> || binds_in_place<R>;
template <class E>
inline constexpr bool binds_in_place<where<E>> = binds_in_place<E>;
template <unsigned Kind, class E>
inline constexpr bool binds_in_place<row_count<Kind, E>> = binds_in_place<E>;
template <std::size_t... I, class... Ts>
inline constexpr bool binds_in_place<product_of<std::index_sequence<I...>, Ts...>> = (binds_in_place<Ts> || ...);
template <class Key, class Primary>
inline constexpr bool binds_in_place<owner<Key, Primary>> = binds_in_place<Key> || binds_in_place<Primary>;
template <fixed_text Name, class T>
inline constexpr bool binds_in_place<argument<Name, T>> = is_bound_in_place<T>;

template <class Query, class... Arguments>
inline constexpr bool binds_what_it_holds = false;
template <class Source, class... Cs, class... Arguments>
inline constexpr bool binds_what_it_holds<query<Source, clause_list<Cs...>>, Arguments...> =
    (binds_in_place<Cs> || ...) || (binds_in_place<Arguments> || ...);

}  // namespace detail
}  // namespace ikebana
