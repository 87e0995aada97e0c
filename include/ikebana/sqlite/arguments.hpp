// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_ARGUMENTS_HPP
#define IKEBANA_SQLITE_ARGUMENTS_HPP

// Binds a statement's parameters: the values that the query holds, and those given by name at execution.

#include <ikebana/sqlite/codec.hpp>
#include <ikebana/sql/render.hpp>
#include <ikebana/statement/plan.hpp>

namespace ikebana {

/// Whether a value is given for a parameter. The text is the parameter's name.
template <fixed_text Name>
inline constexpr bool parameter_is_given = false;

/// Whether a query has a parameter of this name.
template <fixed_text Name>
inline constexpr bool parameter_exists = false;

/// Whether a value can be compared with what its parameter is compared with.
template <fixed_text Name, class T>
inline constexpr bool parameter_takes = false;

namespace sqlite::detail {

using namespace ikebana::detail;

/// What is known of a statement's parameters.
template <class Statement>
inline constexpr const auto& parameters_of = draft_of<Statement, dialect>();

/// The position of a parameter among those given by name, or their number.
template <class Statement>
constexpr unsigned find_parameter(std::string_view name) {
  unsigned i = 0;
  while (i != parameters_of<Statement>.named && parameters_of<Statement>.parameters[i].name() != name) ++i;
  return i;
}

template <class Statement>
constexpr bool has_parameter(std::string_view name) {
  return find_parameter<Statement>(name) != parameters_of<Statement>.named;
}

constexpr bool storages_compare(storage a, storage b) {
  return a != storage::unknown && (a == b || (is_number(a) && is_number(b)));
}

/// Whether a value of type T can be given for a parameter.
template <class T>
constexpr bool parameter_accepts(const parameter_facts& parameter) {
  if (is_optional<T>) return false;
  if (std::is_enum_v<T>) return parameter.type == identity_of<T>;
  return storages_compare(parameter.stored, storage_of<T>);
}

/// Whether a statement has no parameter of an argument's name, or one that takes its value.
template <class Statement, class Argument>
constexpr bool argument_fits() {
  if (!has_parameter<Statement>(Argument::name.view())) return true;
  const unsigned found = find_parameter<Statement>(Argument::name.view());
  return parameter_accepts<decltype(Argument::held)>(parameters_of<Statement>.parameters[found]);
}

/// The position of the first parameter that no argument names, or the number of parameters.
template <class Statement, class... Arguments>
constexpr unsigned first_not_given() {
  constexpr unsigned count = parameters_of<Statement>.named;
  for (unsigned i = 0; i != count; ++i) {
    [[maybe_unused]] const std::string_view name = parameters_of<Statement>.parameters[i].name();
    if (!((Arguments::name.view() == name) || ...)) return i;
  }
  return count;
}

template <class Statement, class... Arguments>
constexpr bool check_given() {
  constexpr unsigned missing = first_not_given<Statement, Arguments...>();
  if constexpr (missing != parameters_of<Statement>.named) {
    constexpr std::string_view name = parameters_of<Statement>.parameters[missing].name();
    static_assert(parameter_is_given<fixed_text<name.size() + 1>{name}>,
                  "ikebana: a parameter of the query is not given; pass \"name\"_arg = value");
    return false;
  } else {
    return true;
  }
}

template <class Argument, class... Statements>
constexpr bool check_argument(list<Statements...>) {
  using held = decltype(Argument::held);
  if constexpr (Argument::name.view().empty()) {
    return true;  // the owner, which has become part of the query
  } else if constexpr (!(has_parameter<Statements>(Argument::name.view()) || ...)) {
    static_assert(parameter_exists<Argument::name>, "ikebana: the query has no parameter of this name; leave it out");
    return false;
  } else if constexpr (!(argument_fits<Statements, Argument>() && ...)) {
    static_assert(parameter_takes<Argument::name, held>,
                  "ikebana: a parameter is given a value of a type that cannot be compared there");
    return false;
  } else {
    return true;
  }
}

/// Whether the arguments are those that the statements of a plan ask for, no fewer and no more.
template <class... Arguments, class... Statements>
constexpr bool check_arguments([[maybe_unused]] list<Statements...> statements) {
  if constexpr (sizeof...(Arguments) == 0 && ((parameters_of<Statements>.named == 0) && ...)) {
    return true;
  } else {
    const bool all_given = (check_given<Statements, Arguments...>() && ...);
    const bool all_known = (check_argument<Arguments>(statements) && ...);
    return all_given && all_known;
  }
}

/// Binds the values of a query in the order in which it holds them, each to its number.
class value_binder {
 public:
  value_binder(sqlite3_stmt* statement, const unsigned short* numbers) : statement_(statement), numbers_(numbers) {}

  template <class T>
  void operator()(const T& value) {
    bind(statement_, numbers_ != nullptr ? *numbers_++ : ++last_, value);
  }

 private:
  sqlite3_stmt* statement_;
  const unsigned short* numbers_;  // none where they are 1, 2, 3...
  int last_ = 0;
};

template <class Statement>
constexpr const unsigned short* numbers_of_values() {
  if constexpr (parameters_of<Statement>.named == 0 && parameters_of<Statement>.keys == 0) {
    return nullptr;
  } else {
    return value_numbers<Statement>.at;
  }
}

template <class Statement, class Argument>
void bind_argument(sqlite3_stmt* statement, const Argument& argument) {
  constexpr unsigned parameter = find_parameter<Statement>(Argument::name.view());
  if constexpr (parameter != parameters_of<Statement>.named) {
    constexpr int number = static_cast<int>(parameters_of<Statement>.parameters[parameter].number);
    bind(statement, number, argument.held);
  }
}

/// Binds all parameters of a statement. `given` is the clauses that hold the statement's values.
template <class Statement, class Clauses, class... Arguments>
void bind_all(sqlite3_stmt* statement, const Clauses& given, const Arguments&... arguments) {
  if constexpr (parameters_of<Statement>.values != 0) {
    value_binder binder{statement, numbers_of_values<Statement>()};
    Statement::values(given, binder);
  }
  (bind_argument<Statement>(statement, arguments), ...);
}

template <class Statement, class Clauses, std::size_t... I, class... Arguments>
void bind_pack(sqlite3_stmt* statement, const Clauses& given,
               const pack_of<std::index_sequence<I...>, Arguments...>& arguments) {
  bind_all<Statement>(statement, given, static_cast<const pack_element<I, Arguments>&>(arguments).held...);
}

}  // namespace sqlite::detail
}  // namespace ikebana

#endif
