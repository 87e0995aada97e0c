// SPDX-License-Identifier: BSL-1.0
#pragma once

// C++ values to a database's. What does not fit is an error, never a conversion.
//
// A sink is where the engine takes a value: `null()`, `integer(n)`, `real(x)`, `text(view, lasting)`, `bytes(view, lasting)`, and
// `fail(what)` where the value is none of SQL's.

#include <ikebana/driver/error.hpp>
#include <ikebana/model/value.hpp>

#include <cstdint>
#include <optional>

namespace ikebana::detail {

/// How long a text or bytes stay where they are: as long as the value that holds them, or until the sink has returned.
enum class lasting : bool { as_the_value, for_the_call };

/// Whether what a codec gives stands for text or bytes that live elsewhere, in the value itself.
template <class Encoded>
inline constexpr bool is_borrowed =
    std::is_reference_v<Encoded> || std::is_pointer_v<Encoded> || std::is_same_v<Encoded, std::string_view> ||
    std::is_same_v<Encoded, blob_view>;

template <class T, class Sink>
void encode_coded(const T& value, const Sink& sink);

/// Takes a value apart to what a database has: NULL, an integer, a real number, a text or a blob; or says why it is none.
template <class T, class Sink>
inline void encode(const T& value, const Sink& sink) {
  if constexpr (std::is_same_v<T, std::nullopt_t>) {
    sink.null();
  } else if constexpr (is_optional<T>) {
    if (value.has_value()) {
      detail::encode(*value, sink);
    } else {
      sink.null();
    }
  } else if constexpr (has_codec<T>) {
    detail::encode_coded(value, sink);
  } else if constexpr (storage_of<T> == storage::any) {
    const bool holds_value = detail::any_parts<T>::visit(value, [&](const auto& held) { detail::encode(held, sink); });
    if (!holds_value) sink.fail("a variant that holds no value");
  } else if constexpr (std::is_enum_v<T>) {
    detail::encode(static_cast<std::underlying_type_t<T>>(value), sink);
  } else if constexpr (storage_of<T> == storage::integer || storage_of<T> == storage::boolean) {
    const auto number = static_cast<std::int64_t>(value);
    if constexpr (exceeds_sql<T>()) {
      if ((number < 0) != (value < T{}) || static_cast<T>(number) != value) {
        return sink.fail(value < T{} ? "smaller than SQL's smallest integer" : "larger than SQL's largest integer");
      }
    }
    sink.integer(number);
  } else if constexpr (storage_of<T> == storage::real) {
    // No number of SQL: SQLite would store NULL.
    if (value != value) return sink.fail("not a number");
    const auto number = static_cast<double>(value);
    if constexpr (exceeds_sql<T>()) {
      if (static_cast<T>(number) != value) return sink.fail("more precise or larger than a real number of SQL");
    }
    sink.real(number);
  } else if constexpr (storage_of<T> == storage::text) {
    sink.text(value, lasting::as_the_value);
  } else {
    static_assert(storage_of<T> == storage::blob, "ikebana: this type cannot be bound to a parameter");
    sink.bytes(value, lasting::as_the_value);
  }
}

/// Takes a value apart by its codec.
template <class T, class Sink>
void encode_coded(const T& value, const Sink& sink) {
  using given_type = detail::encoded<T>;
  const auto encode_given = [&](given_type given) {
    // What owns its text is gone at the end of this function.
    [[maybe_unused]] const lasting lasts = is_borrowed<given_type> ? lasting::as_the_value : lasting::for_the_call;
    if constexpr (storage_of<T> == storage::text) {
      sink.text(given, lasts);
    } else if constexpr (storage_of<T> == storage::blob) {
      sink.bytes(given, lasts);
    } else {
      detail::encode(given, sink);
    }
  };
  try {
    encode_given(codec<T>::to(value));
  } catch (const ikebana::error&) {
    throw;
  } catch (...) {
    sink.fail(message_text("refused by its type: ", detail::codec_message()).text());
  }
}

}  // namespace ikebana::detail
