// SPDX-License-Identifier: BSL-1.0
#pragma once

// What may stand beside a column: another expression, a value that the query holds, a parameter given at execution.

#include <ikebana/expression/check/value.hpp>
#include <ikebana/meta/exceptions.hpp>

#include <cstdint>
#include <exception>
#include <optional>
#include <string>
#include <string_view>

namespace ikebana {

IKEBANA_BEGIN_EXCEPTIONS

/// Thrown where a query is given a `const char*` that is null: it is no text, and whether it stands for NULL it does not say.
class null_text : public std::exception {
 public:
  explicit null_text(const char* what) noexcept : what_(what) {}
  const char* what() const noexcept override { return what_; }

 private:
  const char* what_;
};

IKEBANA_END_EXCEPTIONS

namespace detail {

/// A text given as C has it. A template, since a string of libc++ 14 is no literal type.
template <class Text = std::string>
constexpr Text owned_text(const char* given, const char* otherwise) {
  if (given == nullptr) throw null_text{otherwise};
  return Text(given);
}

inline constexpr const char* null_text_given =
    "ikebana: a const char* that is null is no text; give a std::optional, or std::nullopt where NULL may stand";

/// A value that the query holds. It is bound, never printed: `?1`.
template <class T>
struct bound : expression<bound<T>> {
  using value = T;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  T held;

  static constexpr void write_tokens(token_list& tokens) {
    if (storage_of<T> == storage::unknown) tokens.fail(problem::unknown_type);
    tokens.value(sql_type_of<T>);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    visitor(held);
  }
};

/// A named parameter whose type is known. NULL may be given for an optional one.
template <fixed_text Name, class T>
struct parameter : expression<parameter<Name, T>> {
  using value = T;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.parameter(Name.view(), identity_of<remove_optional_t<T>>, storage_of<T>, sql_type_of<T>, stands_alone<remove_optional_t<T>>,
                     is_optional<T> ? parameter_takes_null : 0u);
  }
};

/// A named parameter that takes its type from what it is compared with.
template <fixed_text Name>
struct untyped_parameter : expression<untyped_parameter<Name>> {
  using value = void;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;

  static constexpr auto refusal() { return refused_parameter<untyped_parameter>{}; }

  static constexpr void write_tokens(token_list& tokens) { tokens.fail(problem::untyped_parameter); }
};

template <fixed_text Name, class T>
constexpr auto make_parameter() {
  if constexpr (std::is_void_v<T>) {
    return untyped_parameter<Name>{};
  } else {
    return parameter<Name, T>{};
  }
}

/// A value for a named parameter: `"min_views"_arg = 100`.
template <fixed_text Name, class T>
struct argument {
  static constexpr auto name = Name;
  T held;
};

template <class T>
inline constexpr bool is_given<bound<T>> = true;
template <fixed_text Name, class T>
inline constexpr bool is_given<parameter<Name, T>> = true;

template <class>
inline constexpr bool is_bound_optional = false;
template <class T>
inline constexpr bool is_bound_optional<bound<std::optional<T>>> = true;
template <fixed_text Name, class T>
inline constexpr bool is_bound_optional<parameter<Name, std::optional<T>>> = true;

template <class>
inline constexpr bool is_bound_null = false;
template <>
inline constexpr bool is_bound_null<bound<std::nullopt_t>> = true;
template <>
inline constexpr bool is_bound_null<bound<std::nullptr_t>> = true;

template <std::size_t Size>
std::string up_to_zero(const char (&characters)[Size]) {
  std::size_t length = 0;
  while (length != Size && characters[length] != '\0') ++length;
  return std::string(&characters[0], length);
}

template <class T>
struct array_parts {
  static constexpr bool is_array = false;
  static constexpr bool is_text = false;
};

template <class Character, std::size_t Size>
struct array_parts<Character (&)[Size]> {
  static constexpr bool is_array = true;
  static constexpr bool is_text = std::is_same_v<std::remove_const_t<Character>, char>;
  static constexpr bool is_literal = is_text && std::is_const_v<Character>;
  static constexpr std::size_t size = Size;
};

/// A C++ value as the query keeps it: few types, so that queries which differ in an integer's width are one query.
template <class T>
constexpr auto make_bound(T&& given) {
  using type = std::remove_cvref_t<T>;
  if constexpr (array_parts<T&&>::is_text) {
    if constexpr (array_parts<T&&>::is_literal) {
      return bound<std::string_view>{{}, std::string_view{given, array_parts<T&&>::size - 1}};
    } else {
      return bound<std::string>{{}, detail::up_to_zero(given)};
    }
  } else if constexpr (array_parts<T&&>::is_array) {
    return bound<std::decay_t<T>>{{}, given};  // of no type that a column can hold
  } else if constexpr (std::is_same_v<type, const char*> || std::is_same_v<type, char*>) {
    return bound<std::string>{{}, detail::owned_text<>(given, null_text_given)};
  } else if constexpr (std::is_same_v<type, bool>) {
    return bound<type>{{}, static_cast<T&&>(given)};
  } else if constexpr (std::is_unsigned_v<type> && sizeof(type) == sizeof(std::uint64_t)) {
    return bound<std::uint64_t>{{}, given};
  } else if constexpr (exceeds_sql<type>()) {
    return bound<type>{{}, given};  // whether it fits is asked when it is bound
  } else if constexpr (std::is_integral_v<type>) {
    return bound<std::int64_t>{{}, given};
  } else if constexpr (std::is_floating_point_v<type>) {
    return bound<double>{{}, given};
  } else {
    return bound<type>{{}, static_cast<T&&>(given)};
  }
}

/// What is given beside an expression of type Beside, as an expression.
template <class Beside, class T>
constexpr auto operand(T&& given) {
  if constexpr (an_expression<std::remove_cvref_t<T>>) {
    return std::remove_cvref_t<T>{static_cast<T&&>(given)};
  } else {
    return detail::make_bound(static_cast<T&&>(given));
  }
}

template <class Beside, fixed_text Name>
constexpr auto operand(untyped_parameter<Name> given) {
  if constexpr (!an_expression<Beside>) {
    return given;
  } else if constexpr (std::is_void_v<typename Beside::value>) {
    return given;
  } else {
    return parameter<Name, remove_optional_t<typename Beside::value>>{};
  }
}

/// As it is given, but for a parameter that takes its type from what it is beside: where NULL is a value like any other, it
/// may be given.
template <class Beside, class T>
constexpr T&& allowing_null(T&& given) {
  return static_cast<T&&>(given);
}

template <class Beside, fixed_text Name>
constexpr auto allowing_null(const untyped_parameter<Name>& given) {
  if constexpr (std::is_void_v<Beside>) {
    return given;
  } else {
    return parameter<Name, std::optional<remove_optional_t<Beside>>>{};
  }
}

// One that has a name and is not const.
template <class Beside, fixed_text Name>
constexpr auto allowing_null(untyped_parameter<Name>& given) {
  return detail::allowing_null<Beside>(static_cast<const untyped_parameter<Name>&>(given));
}

}  // namespace detail

/// A value given at execution, by name: `col<&Post::views> >= param<"min_views">` gives `"posts"."views" >= ?1`, and
/// `db(query, "min_views"_arg = 100)` runs it. Its type is that of what it is compared with, or `param<"x", T>`. NULL,
/// an empty optional, may be given where it is set into a column that may hold it, beside IS, and for an optional T.
template <fixed_text Name, class T = void>
inline constexpr auto param = detail::make_parameter<Name, T>();

namespace detail {

/// What is said of a null `const char*` that is given for a parameter.
template <fixed_text Name>
struct null_argument_text {
  static constexpr std::string_view before = "ikebana: \"";
  static constexpr std::string_view after =
      "\"_arg is a const char* that is null; give a std::optional, or std::nullopt where NULL may stand";
  char text[before.size() + Name.view().size() + after.size() + 1]{};

  constexpr null_argument_text() {
    char* to = text;
    for (const std::string_view part : {before, Name.view(), after}) {
      for (const char each : part) *to++ = each;
    }
  }
};

template <fixed_text Name>
inline constexpr null_argument_text<Name> null_argument{};

template <fixed_text Name>
struct argument_name {
  template <class T>
  constexpr auto operator=(T&& value) const {
    if constexpr (std::is_same_v<std::remove_cvref_t<T>, const char*> || std::is_same_v<std::remove_cvref_t<T>, char*>) {
      return argument<Name, std::string>{detail::owned_text<>(value, null_argument<Name>.text)};
    } else {
      using kept = decltype(detail::operand<void>(static_cast<T&&>(value)));
      if constexpr (requires {
                      typename kept::value;
                      std::enable_if_t<storage_of<typename kept::value> != storage::unknown>();
                    }) {
        return argument<Name, typename kept::value>{detail::operand<void>(static_cast<T&&>(value)).held};
      } else {
        return argument<Name, std::remove_cvref_t<T>>{static_cast<T&&>(value)};
      }
    }
  }
};

/// The name of a column in a row: `row["posts"_name]`.
template <fixed_text Name>
struct result_name {};

}  // namespace detail

inline namespace literals {

/// Gives a value to a named parameter: `db(query, "min_views"_arg = 100)`.
template <fixed_text Name>
constexpr auto operator""_arg() {
  return detail::argument_name<Name>{};
}

/// Names a value of a row: `row["posts"_name]`.
template <fixed_text Name>
constexpr auto operator""_name() {
  return detail::result_name<Name>{};
}

}  // namespace literals
}  // namespace ikebana
