// SPDX-License-Identifier: BSL-1.0
#pragma once

// SQL of the user's own within a query: `sql<T, "text with {}">(arguments...)`.

#include <ikebana/expression/column.hpp>
#include <ikebana/expression/function/call.hpp>
#include <ikebana/meta/text.hpp>

namespace ikebana {

namespace rule {

/// Whether a text has a place `{}` for each argument.
template <fixed_text Text, std::size_t Given>
inline constexpr bool has_place_for_each_argument = false;

}  // namespace rule

namespace detail {

/// Where the next {} of a text stands, or its end.
constexpr std::size_t next_place(std::string_view text, std::size_t from) {
  const char* const characters = text.data();
  for (std::size_t at = from; at + 1 < text.size(); ++at) {
    if (characters[at] == '{' && characters[at + 1] == '}') return at;
  }
  return text.size();
}

constexpr std::size_t places_in(std::string_view text) {
  std::size_t found = 0;
  for (std::size_t at = detail::next_place(text, 0); at != text.size(); at = detail::next_place(text, at + 2)) ++found;
  return found;
}

/// Whether a text is one operand wherever it stands: a name, or a call.
constexpr bool is_one_operand(std::string_view text) {
  int depth = 0;
  char quote = 0;
  bool after_call = false;
  for (const char each : text) {
    if (quote != 0) {
      if (each == quote) quote = 0;
    } else if (each == '\'' || each == '"' || each == '`') {
      quote = each;
    } else if (each == '(') {
      ++depth;
    } else if (each == ')') {
      after_call = --depth == 0;
    } else if (depth == 0) {
      const bool is_of_name = is_of_word(each) || each == '.' || each == '{' || each == '}';
      if (!is_of_name || after_call) return false;
    }
  }
  return true;
}

/// Whether what stands at a place of a text is between parentheses and commas, so that it needs none of its own.
constexpr bool is_argument_place(std::string_view text, std::size_t place) {
  const char* const characters = text.data();
  if (place + 2 >= text.size()) return false;
  std::size_t before = place, after = place + 2;
  while (before != 0 && characters[before - 1] == ' ') --before;
  while (after != text.size() && characters[after] == ' ') ++after;
  if (before == 0 || after == text.size()) return false;
  return (characters[before - 1] == '(' || characters[before - 1] == ',') && (characters[after] == ')' || characters[after] == ',');
}

template <class T, fixed_text Text, class... Es>
struct raw_expression : expression<raw_expression<T, Text, Es...>> {
  using value = T;
  using parts = list<Es...>;
  // Of other texts nobody knows: in parentheses beside any operator.
  static constexpr bool is_one_operand = detail::is_one_operand(Text.view());
  static constexpr binding binds = is_one_operand || has_collation<T>() ? binding::operand : binding::disjunction;
  static constexpr bool is_aggregate = (Es::is_aggregate || ...);

  [[no_unique_address]] product<Es...> arguments;

  static constexpr auto refusal() { return check_type<T>(); }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr std::string_view text = Text.view();
    if (storage_of<T> == storage::unknown) tokens.fail(problem::unknown_type);
    [[maybe_unused]] std::size_t from = 0;
    if (has_collation<T>() && !is_one_operand) tokens.text("(");
    (write_next<Es>(tokens, text, from), ...);
    tokens.raw(text.substr(from));
    if (has_collation<T>() && !is_one_operand) tokens.text(")");
    detail::write_collation_of<T>(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::for_each_in(arguments, [&](const auto& each) { detail::visit_values(each, visitor); });
  }

 private:
  template <class E>
  static constexpr void write_next(token_list& tokens, std::string_view text, std::size_t& from) {
    const std::size_t place = detail::next_place(text, from);
    tokens.raw(text.substr(from, place - from));
    detail::write_operand<E>(tokens, detail::is_argument_place(text, place) ? binding::disjunction : binding::operand);
    from = place == text.size() ? place : place + 2;
  }
};

}  // namespace detail

namespace rule {

template <fixed_text Text, std::size_t Given>
  requires(detail::places_in(Text.view()) == Given)
inline constexpr bool has_place_for_each_argument<Text, Given> = true;

}  // namespace rule

/// SQL that Ikebana has no words for, as part of a query: `sql<std::string, "upper({})">(col<&User::name>)` gives
/// `upper("users"."name")`. Each `{}` is an argument: a column, an expression, or a value, which is bound. The text is
/// part of the type; T says what it yields, and is trusted until a row is read.
template <class T, fixed_text Text, class... Ts>
constexpr auto sql(Ts&&... arguments) {
  if constexpr (!rule::has_place_for_each_argument<Text, sizeof...(Ts)>) {
    static_assert(rule::has_place_for_each_argument<Text, sizeof...(Ts)>,
                  "ikebana::sql: the text has another number of {} than there are arguments; write one {} for each");
    return detail::rejected{};
  } else {
    using first = typename detail::first_typed<std::remove_cvref_t<Ts>...>::type;
    return detail::raw_expression<T, Text, decltype(detail::operand<first>(static_cast<Ts&&>(arguments)))...>{
        {}, {{detail::operand<first>(static_cast<Ts&&>(arguments))}...}};
  }
}

}  // namespace ikebana
