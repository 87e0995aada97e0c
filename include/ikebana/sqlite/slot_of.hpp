// SPDX-License-Identifier: BSL-1.0
#pragma once

// What is known of a statement's type when it runs: its slot, and how the values of its parameters are bound. A read puts
// them in a row, for one function of all queries; a write, which may be run for each of a million records, binds them itself.

#include <ikebana/driver/arguments.hpp>
#include <ikebana/sqlite/bound_value.hpp>
#ifdef IKEBANA_CATALOGUE
#include <ikebana/sqlite/catalogue.hpp>
#endif
#include <ikebana/sqlite/lease.hpp>

namespace ikebana::sqlite::detail {

/// The values of a statement whose parameters are all values are numbered as they come.
template <class Statement>
inline constexpr bool are_numbered_in_order = parameters_of<Statement>.named == 0 && parameters_of<Statement>.keys == 0;

template <unsigned Count>
struct number_table {
  unsigned short at[Count];
};

/// The numbers of a statement's values, and of the parameters that are given by name.
template <class Statement, unsigned Count>
constexpr number_table<Count> read_parameter_numbers() {
  number_table<Count> numbers{};
  unsigned at = 0;
  while (at != parameters_of<Statement>.values) {
    numbers.at[at] = parameters_of<Statement>.value_numbers[at];
    ++at;
  }
  for (unsigned i = 0; at != Count; ++i, ++at) numbers.at[at] = static_cast<unsigned short>(parameters_of<Statement>.parameters[i].number);
  return numbers;
}

template <class Statement>
inline constexpr unsigned parameter_count = parameters_of<Statement>.values + parameters_of<Statement>.named;

template <class Statement>
inline constexpr auto parameter_numbers = read_parameter_numbers<Statement, parameter_count<Statement>>();

template <class Statement, bool AreNeeded>
inline constexpr const unsigned short* numbers_if_needed = nullptr;
template <class Statement>
inline constexpr const unsigned short* numbers_if_needed<Statement, true> = parameter_numbers<Statement>.at;

template <class Statement>
inline constinit slot slot_of = {
    0,
    static_cast<unsigned>(parameters_of<Statement>.size),
    text_of<Statement, dialect>.characters,
    parameter_count<Statement>,
    numbers_if_needed<Statement, !are_numbered_in_order<Statement> && parameter_count<Statement> != 0>,
#ifdef IKEBANA_CATALOGUE
    &in_catalogue<Statement>,
#endif
};

/// The value that is given by a name.
template <class Statement, unsigned Parameter, class... Arguments>
constexpr unsigned argument_of_parameter() {
  const bool is_it[] = {Arguments::name.view() == parameters_of<Statement>.parameters[Parameter].name()...};
  unsigned at = 0;
  while (!is_it[at]) ++at;
  return at;
}

template <class Statement, std::size_t... Parameter, class... Arguments>
void put_each(value_row& row, std::index_sequence<Parameter...>, const Arguments&... arguments) {
  const product_of<std::index_sequence_for<Arguments...>, const Arguments*...> given{{__builtin_addressof(arguments)}...};
  (row(static_cast<const product_element<argument_of_parameter<Statement, Parameter, Arguments...>(),
                                         const at<argument_of_parameter<Statement, Parameter, Arguments...>(), Arguments...>*>&>(given)
           .value->held),
   ...);
}

/// Puts what is given by name in a row, in the order of the statement's parameters.
template <class Statement, class... Arguments>
void put_arguments(value_row& row, const Arguments&... arguments) {
  // One that is missing has been refused.
  if constexpr (parameters_of<Statement>.named != 0 && all_are_given<Statement, Arguments...>()) {
    [[maybe_unused]] bound_value* const first = row.next;
    detail::put_each<Statement>(row, std::make_index_sequence<parameters_of<Statement>.named>{}, arguments...);
    if constexpr (parameters_of<Statement>.names_number_of_rows) {
      for (unsigned i = 0; i != parameters_of<Statement>.named; ++i) {
        if (parameters_of<Statement>.parameters[i].counts_rows && first[i].bind == nullptr) first[i].bind = bind_number_of_rows;
      }
    }
  }
}

/// Puts the values of all parameters of a statement in a row. `given` is the clauses that hold the statement's values.
template <class Statement, class Clauses, class... Arguments>
void put_values(bound_value* into, const Clauses& given, const Arguments&... arguments) {
  value_row row{into};
  if constexpr (parameters_of<Statement>.values != 0) Statement::values(given, row);
  detail::put_arguments<Statement>(row, arguments...);
}

/// Binds the values of a query in the order in which it holds them, each to its number.
class value_binder {
 public:
  value_binder(const running_statement& statement, const unsigned short* numbers) : statement_(statement), numbers_(numbers) {}

  template <class T>
  void operator()(const T& value) {
    detail::bind(statement_, numbers_ != nullptr ? *numbers_++ : ++last_, value);
  }

 private:
  const running_statement& statement_;
  const unsigned short* numbers_;  // none where they are 1, 2, 3...
  int last_ = 0;
};

template <class Statement, class Argument>
void bind_argument(const running_statement& statement, const Argument& argument) {
  constexpr unsigned parameter = detail::find_parameter<Statement>(Argument::name.view());
  if constexpr (parameter != parameters_of<Statement>.named) {
    constexpr int number = static_cast<int>(parameters_of<Statement>.parameters[parameter].number);
    if constexpr (parameters_of<Statement>.parameters[parameter].counts_rows) {
      detail::check_number_of_rows(statement, number, ikebana::detail::number_of_rows(argument.held));
    }
    detail::bind(statement, number, argument.held);
  }
}

/// Binds all parameters of a statement. `given` is the clauses that hold the statement's values.
template <class Statement, class Clauses, class... Arguments>
[[gnu::always_inline]] inline void bind_all(const running_statement& statement, const Clauses& given, const Arguments&... arguments) {
  if constexpr (parameters_of<Statement>.values == 0) {
    // Nothing is bound but what follows.
  } else if constexpr (are_numbered_in_order<Statement>) {
    value_binder binder{statement, nullptr};
    Statement::values(given, binder);
  } else {
    value_binder binder{statement, parameter_numbers<Statement>.at};  // the values come first
    Statement::values(given, binder);
  }
  if constexpr (sizeof...(Arguments) != 0) (detail::bind_argument<Statement>(statement, arguments), ...);
}

/// What is bound in place has to last as long as the statement runs: a temporary does not.
template <class Statement, class Clauses, class... Arguments>
void bind_all(const running_statement& statement, const Clauses&& given, const Arguments&... arguments) = delete;

}  // namespace ikebana::sqlite::detail
