// SPDX-License-Identifier: BSL-1.0
#pragma once

// How the values of a statement's parameters are bound. A read puts them in a row, for one function of all queries; a write,
// which may be run for each of a million records, binds them itself.

#include <ikebana/driver/arguments.hpp>

namespace ikebana::detail {

/// The values of a statement whose parameters are all values are numbered as they come.
template <class Statement, class Dialect>
inline constexpr bool are_numbered_in_order = parameters_of<Statement, Dialect>.numbers == parameters_of<Statement, Dialect>.values;

template <unsigned Count>
struct number_table {
  unsigned short at[Count != 0 ? Count : 1];
};

/// The numbers of a statement's values, and of the parameters that are given by name.
template <class Statement, class Dialect, unsigned Count>
constexpr number_table<Count> read_parameter_numbers() {
  number_table<Count> numbers{};
  unsigned at = 0;
  while (at != parameters_of<Statement, Dialect>.values) {
    numbers.at[at] = parameters_of<Statement, Dialect>.value_numbers[at];
    ++at;
  }
  for (unsigned i = 0; at != Count; ++i, ++at)
    numbers.at[at] = static_cast<unsigned short>(parameters_of<Statement, Dialect>.parameters[i].number);
  return numbers;
}

template <class Statement, class Dialect>
inline constexpr unsigned parameter_count = parameters_of<Statement, Dialect>.values + parameters_of<Statement, Dialect>.named;

template <class Statement, class Dialect>
inline constexpr auto parameter_numbers = read_parameter_numbers<Statement, Dialect, parameter_count<Statement, Dialect>>();

template <class Statement, class Dialect, bool AreNeeded>
inline constexpr const unsigned short* numbers_if_needed = nullptr;
template <class Statement, class Dialect>
inline constexpr const unsigned short* numbers_if_needed<Statement, Dialect, true> = parameter_numbers<Statement, Dialect>.at;

/// The numbers of a statement's parameters, in the order of their values; none where they are 1, 2, 3...
template <class Statement, class Dialect>
inline constexpr const unsigned short* numbers_of_parameters =
    numbers_if_needed<Statement, Dialect, !are_numbered_in_order<Statement, Dialect> && parameter_count<Statement, Dialect> != 0>;

template <unsigned Count>
constexpr number_table<Count> cut_types(const unsigned short* types) {
  number_table<Count> cut{};
  for (unsigned i = 0; i != Count; ++i) cut.at[i] = types[i];
  return cut;
}

/// The types of all parameters of a statement, by their numbers, for a dialect that is told them: see parameter_type.
template <class Statement, class Dialect>
inline constexpr auto parameter_types =
    detail::cut_types<parameters_of<Statement, Dialect>.numbers>(parameters_of<Statement, Dialect>.types);

/// The value that is given by a name.
template <class Statement, class Dialect, unsigned Parameter, class... Arguments>
constexpr unsigned argument_of_parameter() {
  const bool is_it[] = {Arguments::name.view() == parameters_of<Statement, Dialect>.parameters[Parameter].name()...};
  unsigned at = 0;
  while (!is_it[at]) ++at;
  return at;
}

template <class Statement, class Dialect, std::size_t... Parameter, class Row, class... Arguments>
void put_each(Row& row, std::index_sequence<Parameter...>, const Arguments&... arguments) {
  const product_of<std::index_sequence_for<Arguments...>, const Arguments*...> given{{__builtin_addressof(arguments)}...};
  (row(static_cast<const product_element<argument_of_parameter<Statement, Dialect, Parameter, Arguments...>(),
                                         const at<argument_of_parameter<Statement, Dialect, Parameter, Arguments...>(), Arguments...>*>&>(
           given)
           .value->held),
   ...);
}

/// Puts what is given by name in a row, in the order of the statement's parameters.
template <class Statement, class Dialect, class Row, class... Arguments>
void put_arguments(Row& row, const Arguments&... arguments) {
  // One that is missing has been refused.
  if constexpr (parameters_of<Statement, Dialect>.named != 0 && all_are_given<Statement, Dialect, Arguments...>()) {
    [[maybe_unused]] auto* const first = row.next;
    detail::put_each<Statement, Dialect>(row, std::make_index_sequence<parameters_of<Statement, Dialect>.named>{}, arguments...);
    if constexpr (parameters_of<Statement, Dialect>.names_number_of_rows) {
      for (unsigned i = 0; i != parameters_of<Statement, Dialect>.named; ++i) {
        if (parameters_of<Statement, Dialect>.parameters[i].counts_rows) first[i].counts_rows();
      }
    }
  }
}

/// Binds the values of a query in the order in which it holds them, each to its number.
template <class At>
class value_binder {
 public:
  value_binder(const At& at, const unsigned short* numbers) : at_(at), numbers_(numbers) {}

  template <class T>
  void operator()(const T& value) {
    at_.bind(numbers_ != nullptr ? *numbers_++ : ++last_, value);
  }

 private:
  const At& at_;
  const unsigned short* numbers_;  // none where they are 1, 2, 3...
  int last_ = 0;
};

template <class Statement, class At, class Argument>
void bind_argument(const At& at, const Argument& argument) {
  using dialect = typename At::dialect;
  constexpr unsigned parameter = detail::find_parameter<Statement, dialect>(Argument::name.view());
  if constexpr (parameter != parameters_of<Statement, dialect>.named) {
    constexpr int number = static_cast<int>(parameters_of<Statement, dialect>.parameters[parameter].number);
    if constexpr (parameters_of<Statement, dialect>.parameters[parameter].counts_rows) {
      if (detail::number_of_rows(argument.held) < 0) at.fail_parameter(number, negative_number_of_rows);
    }
    at.bind(number, argument.held);
  }
}

/// Binds all parameters of a statement. `given` is the clauses that hold the statement's values.
template <class Statement, class At, class Clauses, class... Arguments>
[[gnu::always_inline]] inline void bind_all(const At& at, const Clauses& given, const Arguments&... arguments) {
  if constexpr (parameters_of<Statement, typename At::dialect>.values != 0) {
    value_binder<At> binder{at, numbers_of_parameters<Statement, typename At::dialect>};  // the values come first
    Statement::values(given, binder);
  }
  if constexpr (sizeof...(Arguments) != 0) (detail::bind_argument<Statement>(at, arguments), ...);
}

/// What is bound in place has to last as long as the statement runs: a temporary does not.
template <class Statement, class At, class Clauses, class... Arguments>
void bind_all(const At& at, const Clauses&& given, const Arguments&... arguments) = delete;

}  // namespace ikebana::detail
