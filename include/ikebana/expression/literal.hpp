// SPDX-License-Identifier: BSL-1.0
#pragma once

// Constants of a statement's type: `lit<0>`, `lit<"built-in">`, `lit<Status::draft>` stand in its text instead of being bound,
// so that the database knows them when it plans: for a partial index, for an index over an expression.

#include <ikebana/expression/function/call.hpp>
#include <ikebana/expression/literal_text.hpp>
#include <ikebana/meta/text.hpp>

namespace ikebana {
namespace detail {

/// A constant as a template argument: a number, a bool, a text, an enumerator, or a value of a type with a codec.
template <class T>
struct constant {
  T held;

  // NOLINTNEXTLINE: a value converts without a word
  constexpr constant(T value) : held(value) {}
  constexpr const T& get() const { return held; }
};

// As its bits: Clang 14 takes no real number as a template argument.
template <class T>
  requires std::is_floating_point_v<T>
struct constant<T> {
  std::uint64_t bits;

  // NOLINTNEXTLINE: a value converts without a word
  constexpr constant(T value) : bits(__builtin_bit_cast(std::uint64_t, static_cast<double>(value))) {}
  constexpr double get() const { return __builtin_bit_cast(double, bits); }
};

template <std::size_t Size>
struct constant<char[Size]> : fixed_text<Size> {
  // NOLINTNEXTLINE: a literal converts without a word
  constexpr constant(const char (&literal)[Size]) : fixed_text<Size>(literal) {}
  constexpr std::string_view get() const { return this->view(); }
};

template <class T>
constant(T) -> constant<T>;
template <std::size_t Size>
constant(const char (&)[Size]) -> constant<char[Size]>;

/// Whether the codec of a constant's type tells while compiling what it is kept as.
template <constant Value>
concept is_encoded_while_compiling =
    requires { typename std::bool_constant<(codec<std::remove_cvref_t<decltype(Value.get())>>::to(Value.get()), true)>; };

template <constant Value>
constexpr bool has_literal() {
  using type = std::remove_cvref_t<decltype(Value.get())>;
  if constexpr (storage_of<type> == storage::unknown || std::is_same_v<type, const char*>) {
    return false;
  } else if constexpr (has_codec<type>) {
    return is_encoded_while_compiling<Value>;
  } else if constexpr (std::is_same_v<type, std::string_view>) {
    return Value.get().find('\0') == std::string_view::npos;
  } else if constexpr (std::is_floating_point_v<type>) {
    return Value.get() == Value.get();
  } else if constexpr (std::is_unsigned_v<type> && sizeof(type) == sizeof(std::uint64_t)) {
    return Value.get() <= static_cast<type>(INT64_MAX);
  } else {
    return true;
  }
}

}  // namespace detail

namespace rule {

/// Whether a constant can stand in SQL: a number that SQL has, a bool, an enumerator, a text without NUL bytes, at which SQLite's
/// text ends, or a value of a type whose codec is constexpr.
template <detail::constant Value>
inline constexpr bool can_be_literal = detail::has_literal<Value>();

}  // namespace rule

namespace detail {

/// The type that a value of the query has which is a constant: few types, as those of bound values.
template <class T>
constexpr auto type_of_constant() {
  if constexpr (std::is_same_v<T, std::string_view>) {
    return std::type_identity<std::string>{};
  } else if constexpr (std::is_same_v<T, bool> || !std::is_integral_v<T>) {
    return std::type_identity<T>{};
  } else {
    return std::type_identity<std::int64_t>{};
  }
}

/// Room for a number, or for what a codec gives.
class short_writer {
 public:
  char at[256]{};
  unsigned size = 0;

  constexpr void put(char character) { at[size++] = character; }
  constexpr void put(std::string_view text) {
    for (const char each : text) put(each);
  }
  constexpr void put_number(unsigned long long number) { put(number_text(number).view()); }
};

/// What a constant is kept as: the value itself, or what its codec gives.
template <class T>
constexpr decltype(auto) kept_constant(const T& value) {
  if constexpr (has_codec<T>) {
    return codec<T>::to(value);
  } else {
    return (value);
  }
}

template <class T>
constexpr short_writer write_constant(const T& value) {
  short_writer out;
  if constexpr (storage_of<T> == storage::blob) {
    for (const std::byte each : blob_view{detail::kept_constant(value)}) detail::put_hexadecimal(out, static_cast<unsigned char>(each));
  } else if constexpr (storage_of<T> == storage::text) {
    out.put(std::string_view{detail::kept_constant(value)});
  } else {
    detail::put_literal(out, value);
  }
  return out;
}

template <constant Value>
inline constexpr short_writer constant_written = detail::write_constant(Value.get());

/// The text of a text; else what is written of it: see token_kind::literal.
template <constant Value>
constexpr std::string_view characters_of_constant() {
  if constexpr (std::is_same_v<std::remove_cvref_t<decltype(Value.get())>, std::string_view>) {
    return Value.get();
  } else {
    return {constant_written<Value>.at, std::size_t{constant_written<Value>.size}};
  }
}

template <constant Value>
struct literal : expression<literal<Value>> {
  using is_constant = void;
  using value = typename decltype(type_of_constant<std::remove_cvref_t<decltype(Value.get())>>())::type;
  static constexpr std::string_view characters = characters_of_constant<Value>();
  static constexpr storage stored = storage_of<value>;
  // After a sign of its own, another would begin a comment.
  static constexpr binding binds = stored != storage::text && characters[0] == '-' ? binding::sign : binding::operand;
  static constexpr bool is_aggregate = false;

  static constexpr void write_tokens(token_list& tokens) { tokens.literal(characters, stored, sql_type_of<value>); }
};

template <constant Value>
constexpr auto make_literal() {
  static_assert(rule::can_be_literal<Value>,
                "ikebana::lit: this constant has no literal in SQL; it takes a number, a bool, an enumerator or a text without NUL bytes");
  if constexpr (rule::can_be_literal<Value>) {
    return literal<Value>{};
  } else {
    return rejected{};
  }
}

}  // namespace detail

/// A constant that stands in the text of the statement instead of being bound: `col<&Task::done> == lit<false>` gives
/// `"tasks"."done" = 0`, `lit<"built-in">` gives `'built-in'`, `lit<Status::draft>` what the enumerator is kept as. For what the
/// database must know to plan by it: the condition of a partial index, an index over an expression, the target of a conflict.
template <detail::constant Value>
inline constexpr auto lit = detail::make_literal<Value>();

}  // namespace ikebana

// Declares that a function of SQL takes its last arguments as constants in brackets too: `round<2>(e)`.
#define IKEBANA_CONSTANTS_LAST(name)                                                 \
  template <detail::constant First, detail::constant... More, class... Ts>           \
    requires detail::any_is_expression<Ts...>                                        \
  constexpr auto name(Ts&&... arguments) {                                           \
    return ikebana::name(static_cast<Ts&&>(arguments)..., lit<First>, lit<More>...); \
  }
