// SPDX-License-Identifier: BSL-1.0
#pragma once

// Calls of SQL's functions: what a function takes, what it yields, and whether that may be NULL.

#include <ikebana/expression/sign.hpp>
#include <ikebana/meta/product.hpp>

namespace ikebana {

namespace detail {

/// What a function takes as an argument.
enum class takes : unsigned char { anything, text, number, integer, moment, condition, json_value };

constexpr bool is_moment(storage kind) { return kind == storage::text || is_number(kind); }
constexpr bool is_truth(storage kind) { return kind == storage::boolean; }
constexpr bool is_anything(storage kind) { return kind != storage::unknown; }

template <takes Kind>
inline constexpr auto is_taken_as =
    Kind == takes::text        ? is_text
    : Kind == takes::number    ? is_number
    : Kind == takes::integer   ? is_integral
    : Kind == takes::moment    ? is_moment
    : Kind == takes::condition ? is_truth
                               : is_anything;

/// The type of a parameter that is given to a function without a type of its own.
template <takes Kind>
struct parameter_type_of {
  using type = void;
};
template <>
struct parameter_type_of<takes::text> {
  using type = std::string;
};
template <>
struct parameter_type_of<takes::number> {
  using type = double;
};
template <>
struct parameter_type_of<takes::integer> {
  using type = std::int64_t;
};
template <>
struct parameter_type_of<takes::moment> {
  using type = std::string;
};

// What a function yields: a type of its own, which is NULL where an argument is, or one of these.
template <class T>
struct never_null;
template <class T>
struct perhaps_null;
struct type_of_first;

template <class T, class... Es>
struct yielded_by_call {
  using type = std::conditional_t<(is_optional<typename Es::value> || ...), std::optional<T>, T>;
};
template <class T, class... Es>
struct yielded_by_call<never_null<T>, Es...> {
  using type = T;
};
template <class T, class... Es>
struct yielded_by_call<perhaps_null<T>, Es...> {
  using type = std::optional<T>;
};
template <class E, class... Es>
struct yielded_by_call<type_of_first, E, Es...> : yielded_by_call<remove_optional_t<typename E::value>, E, Es...> {};

/// A function: its name, what it yields, how many arguments it takes, and of what kind; the last kind is that of all
/// further arguments.
template <fixed_text Name, class Yields, unsigned Least, unsigned Most, takes... Kinds>
struct signature {
  using yields = Yields;
  static constexpr auto name = Name;
  static constexpr unsigned least = Least;
  static constexpr unsigned most = Most;

  static constexpr bool makes_json = ((Kinds == takes::json_value) || ...);

  static constexpr takes kind_of(std::size_t argument) {
    constexpr takes kinds[] = {Kinds..., takes::anything};
    constexpr std::size_t last = sizeof...(Kinds) - 1;
    return kinds[argument < last ? argument : last];
  }
};

inline constexpr unsigned any_number = ~0u;

/// The type of the first argument, by which a dialect tells one function from another of its name.
template <class... Es>
inline constexpr sql_type first_sql_type = sql_type::unknown;
template <class E, class... Es>
inline constexpr sql_type first_sql_type<E, Es...> = tokens_of<E>.of;

/// A value as JSON has it, where a document is made of it. Defined in expression/function/json.hpp.
template <class E>
struct json_value;

/// Writes the arguments of a function that makes a document of them.
template <class Signature, std::size_t... I, class... Es>
constexpr void write_into_json(separated& comma, std::index_sequence<I...>, list<Es...>) {
  const auto write_one = [&]<takes Kind, class E>() {
    if constexpr (Kind == takes::json_value) {
      json_value<E>::write_tokens(comma.next());
    } else {
      E::write_tokens(comma.next());
    }
  };
  (write_one.template operator()<Signature::kind_of(I), Es>(), ...);
}

}  // namespace detail

namespace rule {

/// Whether a function is given as many arguments as it takes.
template <class Function, std::size_t Given>
inline constexpr bool takes_so_many_arguments = Given >= Function::least && Given <= Function::most;

/// Whether a function takes an argument at a position, the first is 1.
template <class Function, std::size_t Position, class E>
inline constexpr bool function_takes = detail::is_of_kind<E, detail::is_taken_as<Function::kind_of(Position - 1)>>();

}  // namespace rule

namespace detail {

template <class Function, std::size_t Given>
struct refused_number_of_arguments {
  constexpr explicit operator bool() const {
    static_assert(rule::takes_so_many_arguments<Function, Given>,
                  "ikebana: this function takes another number of arguments; see SQLite's page of it");
    return false;
  }
};

template <class Function, std::size_t Position, class E>
struct refused_function_argument {
  constexpr explicit operator bool() const {
    static_assert(rule::function_takes<Function, Position, E>,
                  "ikebana: this function does not take an argument of this type; give it another column, or cast<T>(...)");
    return false;
  }
};

/// The first argument that a function does not take, or their number.
template <class Signature, std::size_t... I, class... Es>
constexpr std::size_t first_not_taken(std::index_sequence<I...>, list<Es...>) {
  std::size_t found = 0;
  (void)((is_of_kind<Es, is_taken_as<Signature::kind_of(I)>>() && ++found) && ...);
  return found;
}

template <class Signature, class... Es>
struct call : expression<call<Signature, Es...>> {
  using value = typename yielded_by_call<typename Signature::yields, Es...>::type;
  using parts = list<Es...>;
  using called = Signature;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = (Es::is_aggregate || ...);
  static constexpr bool absorbs_null = false;

  [[no_unique_address]] product<Es...> arguments;

  static constexpr std::size_t not_taken() { return detail::first_not_taken<Signature>(std::index_sequence_for<Es...>{}, parts{}); }

  static constexpr bool is_sound = rule::takes_so_many_arguments<Signature, sizeof...(Es)> && not_taken() == sizeof...(Es);

  static constexpr auto refusal() {
    if constexpr (!rule::takes_so_many_arguments<Signature, sizeof...(Es)>) {
      return refused_number_of_arguments<Signature, sizeof...(Es)>{};
    } else if constexpr (constexpr std::size_t wrong = not_taken(); wrong != sizeof...(Es)) {
      using given = at<wrong, Es...>;
      return detail::first_refusal(check_value<given>(), refused_function_argument<Signature, wrong + 1, given>{});
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    if (!is_sound) tokens.fail(problem::wrong_operand);
    constexpr operand_tokens operands[] = {tokens_of<Es>..., {}};
    if (detail::write_otherwise(tokens, Signature::name.view(), first_sql_type<Es...>, operands, sizeof...(Es))) return;
    tokens.text(Signature::name.view());
    tokens.text("(");
    separated comma(tokens, "", ", ");
    if constexpr (Signature::makes_json) {
      detail::write_into_json<Signature>(comma, std::index_sequence_for<Es...>{}, parts{});
    } else {
      (Es::write_tokens(comma.next()), ...);
    }
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(arguments, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

/// An argument as an expression: a parameter takes the type that the function takes there, or of the first argument.
template <takes Kind, class First, class T>
constexpr auto argument_operand(T&& given) {
  return detail::operand<First>(static_cast<T&&>(given));
}

template <takes Kind, class First, fixed_text Name>
constexpr auto argument_operand(untyped_parameter<Name> given) {
  if constexpr (std::is_void_v<typename parameter_type_of<Kind>::type>) {
    return detail::operand<First>(given);
  } else {
    return parameter<Name, typename parameter_type_of<Kind>::type>{};
  }
}

template <class Signature, class First, std::size_t... I, class... Ts>
constexpr auto make_call_of(std::index_sequence<I...>, Ts&&... given) {
  using made = call<Signature, decltype(detail::argument_operand<Signature::kind_of(I), First>(static_cast<Ts&&>(given)))...>;
  return made{{}, {{detail::argument_operand<Signature::kind_of(I), First>(static_cast<Ts&&>(given))}...}};
}

/// The first of some types that is an expression with a type of its own.
template <class... Ts>
struct first_typed {
  using type = void;
};
template <class T, class... Ts>
struct first_typed<T, Ts...> : first_typed<Ts...> {};
template <class T, class... Ts>
  requires(an_expression<T> && !std::is_void_v<typename T::value>)
struct first_typed<T, Ts...> {
  using type = T;
};

template <class Signature, class... Ts>
constexpr auto make_call(Ts&&... given) {
  return detail::make_call_of<Signature, typename first_typed<std::remove_cvref_t<Ts>...>::type>(
      std::index_sequence_for<Ts...>{}, static_cast<Ts&&>(given)...);
}

/// The same, of a function that is said here: a compiler makes its signature only where it is called.
template <fixed_text Name, class Yields, unsigned Least, unsigned Most, takes... Kinds, class... Ts>
constexpr auto call_function(Ts&&... given) {
  return detail::make_call<signature<Name, Yields, Least, Most, Kinds...>>(static_cast<Ts&&>(given)...);
}

template <class... Ts>
inline constexpr bool any_is_expression = (an_expression<std::remove_cvref_t<Ts>> || ...);

}  // namespace detail
}  // namespace ikebana

// Declares a function of SQL: its name in C++, its name in SQL, what it yields, its least and greatest number of
// arguments, and their kinds. At least one argument is an expression.
#define IKEBANA_FUNCTION(name, ...)                                             \
  template <class... Ts>                                                        \
    requires detail::any_is_expression<Ts...>                                   \
  constexpr auto name(Ts&&... arguments) {                                      \
    using namespace detail;                                                     \
    return detail::call_function<__VA_ARGS__>(static_cast<Ts&&>(arguments)...); \
  }
