// SPDX-License-Identifier: BSL-1.0
#pragma once

// Functions of the user's own, by name and type. What they do is said to a database: see `database::define`.

#include <ikebana/expression/function/aggregating.hpp>

namespace ikebana {

namespace detail {

template <class E, class Parameter>
constexpr bool fits_parameter() {
  if constexpr (std::is_void_v<typename E::value>) {
    return true;
  } else {
    return types_compare<typename owning<remove_optional_t<typename E::value>>::type,
                         typename owning<remove_optional_t<Parameter>>::type>();
  }
}

}  // namespace detail

namespace rule {

/// Whether a function of the user's takes an expression at a position, the first is 1.
template <class Function, std::size_t Position, class E>
inline constexpr bool user_function_takes = detail::fits_parameter<E, typename Function::template parameter_at<Position - 1>>();

/// Whether a function of the user's is given as many arguments as it takes.
template <class Function, std::size_t Given>
inline constexpr bool user_function_takes_so_many = Function::arity == Given;

}  // namespace rule

namespace detail {

template <class Function, std::size_t Given>
struct refused_number_of_user_arguments {
  constexpr explicit operator bool() const {
    static_assert(rule::user_function_takes_so_many<Function, Given>,
                  "ikebana: this function of yours takes another number of arguments; give those that it is declared with");
    return false;
  }
};

template <class Function, std::size_t Position, class E>
struct refused_user_argument {
  constexpr explicit operator bool() const {
    static_assert(rule::user_function_takes<Function, Position, E>,
                  "ikebana: this function of yours does not take an argument of this type; give it what it is declared with");
    return false;
  }
};

template <class... Es, class... Parameters>
constexpr std::size_t first_that_does_not_fit(list<Es...>, list<Parameters...>) {
  if constexpr (sizeof...(Es) != sizeof...(Parameters)) {
    return 0;
  } else {
    std::size_t found = 0;
    (void)((fits_parameter<Es, Parameters>() && ++found) && ...);
    return found;
  }
}

/// A value is NULL where an argument is that the function does not take as an optional: it is not called then.
template <class... Es, class... Parameters>
constexpr bool may_be_skipped(list<Es...>, list<Parameters...>) {
  if constexpr (sizeof...(Es) != sizeof...(Parameters)) {
    return false;
  } else {
    return ((is_optional<typename Es::value> && !is_optional<Parameters>) || ...);
  }
}

template <class Function, class... Es>
struct user_arguments {
  using parts = list<Es...>;
  using parameters = typename Function::parameters;
  using result = typename owning<typename Function::result>::type;
  static constexpr std::size_t fitting = detail::first_that_does_not_fit(parts{}, parameters{});
  static constexpr bool is_sound = Function::arity == sizeof...(Es) && fitting == sizeof...(Es);

  [[no_unique_address]] product<Es...> arguments;

  static constexpr auto refusal() {
    if constexpr (!rule::user_function_takes_so_many<Function, sizeof...(Es)>) {
      return refused_number_of_user_arguments<Function, sizeof...(Es)>{};
    } else if constexpr (!is_sound) {
      return refused_user_argument<Function, fitting + 1, at<fitting, Es...>>{};
    } else {
      return accepted{};
    }
  }

  static constexpr void write_call(token_list& tokens) {
    if (!is_sound) tokens.fail(problem::wrong_operand);
    tokens.name(Function::name.view());
    tokens.text("(");
    [[maybe_unused]] separated comma(tokens, "", ", ");
    (Es::write_tokens(comma.next()), ...);
    tokens.text(")");
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(arguments, [&](const auto& each) { detail::visit_values(each, visitor); });
  }
};

template <class Function, class... Es>
struct user_call : expression<user_call<Function, Es...>> {
  using given = user_arguments<Function, Es...>;
  using parts = list<Es...>;
  using value = std::conditional_t<detail::may_be_skipped(parts{}, typename Function::parameters{}), as_optional<typename given::result>,
                                   typename given::result>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = (Es::is_aggregate || ...);

  [[no_unique_address]] given inner;

  static constexpr auto refusal() { return given::refusal(); }

  static constexpr void write_tokens(token_list& tokens) { given::write_call(tokens); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

template <class Function, class... Es>
struct user_aggregate_call : aggregating<user_aggregate_call<Function, Es...>> {
  using given = user_arguments<Function, Es...>;
  using parts = list<Es...>;
  using value = typename given::result;

  [[no_unique_address]] given inner;

  static constexpr std::string_view construct = {};  // no dialect has other words for it
  static constexpr sql_type of = sql_type::unknown;

  static constexpr auto call_refusal() { return given::refusal(); }

  static constexpr void write_call(token_list& tokens) { given::write_call(tokens); }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

/// An argument: a parameter without a type takes that of the function's.
template <class Parameter, class T>
constexpr auto user_operand(T&& given) {
  return detail::operand<void>(static_cast<T&&>(given));
}
template <class Parameter, fixed_text Name>
constexpr auto user_operand(untyped_parameter<Name>) {
  return parameter<Name, typename owning<remove_optional_t<Parameter>>::type>{};
}

template <template <class, class...> class Call, class Function, class... Es>
constexpr auto call_with(Es... given) {
  return Call<Function, Es...>{{}, {{{given}...}}};
}

template <bool IsAggregate, fixed_text Name, class Signature>
struct user_function_of;

template <bool IsAggregate, fixed_text Name, class Result, class... Parameters>
struct user_function_of<IsAggregate, Name, Result(Parameters...)> {
  using signature = Result(Parameters...);
  using result = Result;
  using parameters = list<std::remove_cvref_t<Parameters>...>;
  template <std::size_t Position>
  using parameter_at = at<Position, std::remove_cvref_t<Parameters>...>;
  static constexpr auto name = Name;
  static constexpr std::size_t arity = sizeof...(Parameters);
  static constexpr bool is_aggregate = IsAggregate;

  template <class... Ts>
  constexpr auto operator()(Ts&&... given) const {
    if constexpr (sizeof...(Ts) != sizeof...(Parameters)) {
      return made(detail::operand<void>(static_cast<Ts&&>(given))...);
    } else {
      return made(detail::user_operand<Parameters>(static_cast<Ts&&>(given))...);
    }
  }

 private:
  template <class... Es>
  static constexpr auto made(Es... given) {
    if constexpr (IsAggregate) {
      return detail::call_with<user_aggregate_call, user_function_of>(given...);
    } else {
      return detail::call_with<user_call, user_function_of>(given...);
    }
  }
};

}  // namespace detail

/// A function of the user's own: `constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;`. In a
/// query, `reversed(col<&Post::title>)` gives `"reversed"("posts"."title")`; `db.define(reversed, callable)` says what it does.
template <fixed_text Name, class Signature>
inline constexpr detail::user_function_of<false, Name, Signature> user_function{};

/// An aggregate of the user's own: `constexpr auto median = user_aggregate<"median", std::optional<double>(double)>;`, and
/// `db.define<State>(median)` with a State that has `step(double)` and `result()`.
template <fixed_text Name, class Signature>
inline constexpr detail::user_function_of<true, Name, Signature> user_aggregate{};

}  // namespace ikebana
