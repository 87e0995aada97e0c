// SPDX-License-Identifier: BSL-1.0
#pragma once

// A cell of a database to a C++ value: the one reader of columns and of the arguments of functions. What does not fit is an error,
// never a conversion.
//
// A cell is what the engine has: `expect(holds, wanted)` says what it holds and what is wanted, `fail(what)` what is wrong with
// it; `integer()`, `real()`, `text()` and `bytes()` give it as that, or say that it is none; `is_real()` says whether it is a
// floating number, and `kind()` what it is, for a variant.

#include <ikebana/driver/error.hpp>
#include <ikebana/model/sql_type.hpp>
#include <ikebana/model/value.hpp>

#include <cfloat>
#include <cstdint>
#include <new>
#include <optional>

namespace ikebana::detail {

/// Whether a float stands for a number of SQL: it is that number, or the nearest to one that is real, with all the digits
/// that floats have. An integer is never rounded.
template <class T>
constexpr bool stands_for(T given, double number, bool is_real) {
  if (static_cast<double>(given) == number) return true;
  const T size = given < 0 ? -given : given;
  return is_real && size >= FLT_MIN && size <= FLT_MAX;
}

template <class Integer>
constexpr bool holds_integer(std::int64_t value) {
  if constexpr (sizeof(Integer) >= sizeof(std::int64_t)) {
    return std::is_signed_v<Integer> || value >= 0;
  } else {
    return static_cast<std::int64_t>(static_cast<Integer>(value)) == value;
  }
}

/// Copies a text. A string keeps its memory from row to row; one that has too little, or none, is made anew in its place.
template <class String>
inline void copy_text(std::string_view text, String& into) {
  if (into.capacity() >= sizeof(String) / 2 && text.size() <= into.capacity()) {
    into.assign(text.data(), text.size());
  } else {
    into.~String();
    try {
      ::new (static_cast<void*>(__builtin_addressof(into))) String(text.data(), text.size());
    } catch (...) {
      ::new (static_cast<void*>(__builtin_addressof(into))) String();  // there is always one
      throw;
    }
  }
}

template <class Cell, class T>
void read_coded(const Cell& from, T& into);
template <class Cell, class T>
void read_any(const Cell& from, T& into);

/// Reads a value that is not NULL. What has memory of its own keeps it from row to row. `inline` is a hint that g++ and
/// clang heed: a model is read by one function, without a call but the engine's.
template <class Cell, class T>
inline void read_value(const Cell& from, T& into) {
  if constexpr (has_codec<T>) {
    detail::read_coded(from, into);
  } else if constexpr (storage_of<T> == storage::any) {
    detail::read_any(from, into);
  } else if constexpr (std::is_same_v<T, bool>) {
    const std::int64_t number = from.integer();
    from.expect(number == 0 || number == 1, "0 or 1");
    into = number != 0;
  } else if constexpr (std::is_enum_v<T>) {
    std::underlying_type_t<T> number{};
    detail::read_value(from, number);
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::integer) {
    const std::int64_t number = from.integer();
    from.expect(detail::holds_integer<T>(number), "one that fits its type");
    into = static_cast<T>(number);
  } else if constexpr (storage_of<T> == storage::real) {
    const double number = from.real();
    into = static_cast<T>(number);
    if constexpr (sizeof(T) < sizeof(double)) from.expect(detail::stands_for(into, number, from.is_real()), "one that fits its type");
  } else if constexpr (std::is_same_v<T, std::string>) {
    detail::copy_text(from.text(), into);
  } else if constexpr (storage_of<T> == storage::text) {
    into = from.text();
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: a column cannot be read into this type");
    const blob_view bytes = from.bytes();
    if constexpr (std::is_same_v<T, blob>) {
      into.assign(bytes.begin(), bytes.end());
    } else if constexpr (std::is_constructible_v<T, const std::byte*, std::size_t>) {
      into = T(bytes.data(), bytes.size());
    } else {
      from.expect(bytes.size() == into.size(), "one of its type's size");
      for (std::size_t i = 0; i != bytes.size(); ++i) into[i] = bytes[i];
    }
  }
}

/// Whether an engine gives the times of a type as what they are, and not as texts that may have a form in which SQL compares them wrong.
template <class Cell, class T>
inline constexpr bool reads_times_of = false;
template <class Cell, class T>
  requires Cell::has_times
inline constexpr bool reads_times_of<Cell, T> = sql_type_of<T> == sql_type::date || sql_type_of<T> == sql_type::timestamp;

/// Reads a value that is not NULL through the codec of its type.
template <class Cell, class T>
void read_coded(const Cell& from, T& into) {
  detail::stored<T> given{};
  detail::read_value(from, given);
  try {
    if constexpr (!reads_times_of<Cell, T> && requires { codec<T>::from_column(given); }) {
      into = codec<T>::from_column(given);
    } else if constexpr (detail::fills_in_place<T>) {
      codec<T>::from(given, into);
    } else {
      into = codec<T>::from(given);
    }
  } catch (...) {
    from.fail(message_text("what its type refuses: ", detail::codec_message()).text());
  }
}

/// Reads a value that is not NULL into the alternative of its kind. An integer may be read as a real number that is it exactly.
template <class Cell, class T>
void read_any(const Cell& from, T& into) {
  using parts = detail::any_parts<T>;
  switch (from.kind()) {
    case storage::integer:
      if constexpr (parts::has(storage::integer)) return detail::read_value(from, parts::template hold<storage::integer>(into));
      if constexpr (parts::has(storage::boolean)) return detail::read_value(from, parts::template hold<storage::boolean>(into));
      [[fallthrough]];
    case storage::real:
      if constexpr (parts::has(storage::real)) return detail::read_value(from, parts::template hold<storage::real>(into));
      break;
    case storage::text:
      if constexpr (parts::has(storage::text)) return detail::read_value(from, parts::template hold<storage::text>(into));
      break;
    case storage::blob:
      if constexpr (parts::has(storage::blob)) return detail::read_value(from, parts::template hold<storage::blob>(into));
      break;
    default: break;
  }
  from.expect(false, "one of the alternatives of its type");
}

}  // namespace ikebana::detail
