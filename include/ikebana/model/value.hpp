// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a C++ type is to SQL: which class of values a column of that type holds, by itself or through a codec.

#include <ikebana/meta/member.hpp>
#include <ikebana/model/unfit_value.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace ikebana {

/// How a value is kept in a database; `any` is as what it is, which differs from row to row.
enum class storage : unsigned char { unknown, boolean, integer, real, text, blob, any };

/// The bytes of a column: `std::vector<std::byte>`.
using blob = std::vector<std::byte>;

/// Bytes that something else holds: to blobs what `std::string_view` is to strings, and to and from `std::span`.
class blob_view {
 public:
  /// No bytes.
  constexpr blob_view() = default;
  /// So many bytes from a place on.
  constexpr blob_view(const std::byte* first, std::size_t size) : first_(first), size_(size) {}

  /// The bytes of a container, such as `blob` or `std::array<std::byte, 16>`.
  template <class Bytes>
    requires requires(const Bytes& bytes, const std::byte* first) { first = bytes.data(), bytes.size(); }
  constexpr blob_view(const Bytes& bytes) : first_(bytes.data()), size_(bytes.size()) {}  // NOLINT: as string_view

  /// Where the bytes begin; there are `size()` of them.
  constexpr const std::byte* data() const { return first_; }
  /// The number of bytes.
  constexpr std::size_t size() const { return size_; }
  /// Whether there are no bytes.
  constexpr bool empty() const { return size_ == 0; }
  /// The first byte.
  constexpr const std::byte* begin() const { return first_; }
  /// After the last byte.
  constexpr const std::byte* end() const { return first_ + size_; }
  constexpr std::byte operator[](std::size_t at) const { return first_[at]; }

  friend constexpr bool operator==(blob_view a, blob_view b) {
    if (a.size_ != b.size_) return false;
    for (std::size_t i = 0; i != a.size_; ++i) {
      if (a.first_[i] != b.first_[i]) return false;
    }
    return true;
  }

 private:
  const std::byte* first_ = nullptr;
  std::size_t size_ = 0;
};

/// How a type of your own is kept in a column: two functions, specialised beside the type.
///
///     template <>
///     struct ikebana::codec<Uuid> {
///       static ikebana::blob_view to(const Uuid& uuid) { return uuid.bytes; }
///       static Uuid from(ikebana::blob_view bytes) { return Uuid::parse(bytes); }
///     };
///
/// What `to` gives says what the column holds: a number, a `bool`, text or bytes. A view or a reference is bound as it
/// stands, so it must borrow from the value; what owns its text or bytes is copied. `from` takes the same number, a
/// `std::string_view` or a `blob_view`, and may throw where it is none: that becomes a `conversion_error` with the SQL
/// and the column. `static void from(view, T& into)` fills a value that keeps its memory from row to row. NULL never
/// comes here: that is `std::optional<Uuid>`. Such a type is compared with itself alone. Where one value may be kept in several
/// ways, which SQL tells apart, `from_column` is used in the place of `from` and refuses all but one, or
/// `static constexpr std::string_view collation` names what SQL compares such columns by.
template <class T>
struct codec {};

namespace detail {

/// Where values of the types are kept that C++ and SQL have in common.
template <class T>
constexpr storage storage_of_builtin() {
  if constexpr (std::is_same_v<T, bool>) {
    return storage::boolean;
  } else if constexpr (std::is_integral_v<T>) {
    return storage::integer;
  } else if constexpr (std::is_floating_point_v<T>) {
    return storage::real;
  } else if constexpr (std::is_same_v<T, std::string> || std::is_same_v<T, std::string_view>) {
    return storage::text;
  } else if constexpr (std::is_same_v<T, blob> || std::is_same_v<T, blob_view>) {
    return storage::blob;
  } else {
    return storage::unknown;
  }
}

/// What a codec's `to` gives, as it gives it.
template <class T>
using encoded = decltype(codec<T>::to(std::declval<const T&>()));

template <class T>
concept has_encoder = requires { typename std::enable_if_t<!std::is_void_v<encoded<T>>>; };

/// Whether something is bytes in a row: `std::span<const std::byte>`, `std::array<std::byte, 16>`.
template <class T>
concept are_bytes = std::is_constructible_v<blob_view, const T&>;

/// What `from` is given for what `to` gives: the number itself, or a view of the text or the bytes.
template <class Encoded>
constexpr auto decoded_from() {
  using type = std::remove_cvref_t<Encoded>;
  if constexpr (std::is_arithmetic_v<type>) {
    return type{};
  } else if constexpr (std::is_convertible_v<Encoded, std::string_view>) {
    return std::string_view{};
  } else if constexpr (std::is_convertible_v<Encoded, blob_view>) {
    return blob_view{};
  }
}

/// What a codec's `from` takes.
template <class T>
using stored = decltype(decoded_from<encoded<T>>());

template <class T>
concept fills_in_place = requires(stored<T> given, T& into) { codec<T>::from(given, into); };

template <class T>
constexpr bool has_whole_codec() {
  if constexpr (!has_encoder<T>) {
    return false;
  } else if constexpr (std::is_void_v<stored<T>>) {
    return false;
  } else {
    return fills_in_place<T> || requires(stored<T> given, T& into) { into = codec<T>::from(given); };
  }
}

/// Whether a type is kept by a codec.
template <class T>
constexpr bool is_coded() {
  if constexpr (storage_of_builtin<T>() != storage::unknown) {
    return false;
  } else {
    return has_whole_codec<T>();
  }
}

template <class T>
inline constexpr bool has_codec = is_coded<T>();

/// The collation that SQL compares values of a type by; none for almost all.
template <class T>
constexpr std::string_view collation_of() {
  if constexpr (requires { codec<T>::collation; }) {
    return codec<T>::collation;
  } else {
    return {};
  }
}

/// Whether the texts that stand for an enumeration's values, where there are any, can be told apart: see `enum_names`.
template <class T>
inline constexpr bool has_sound_names = true;

/// What a type consists of that holds values of several kinds. Specialised in model/variant.hpp.
template <class T>
struct any_parts {
  static constexpr bool is_any = false;
};

template <class T>
constexpr storage storage_of_type() {
  if constexpr (storage_of_builtin<T>() != storage::unknown) {
    return storage_of_builtin<T>();
  } else if constexpr (has_codec<T>) {
    return storage_of_builtin<stored<T>>();
  } else if constexpr (std::is_enum_v<T>) {
    return has_sound_names<T> ? storage::integer : storage::unknown;
  } else if constexpr (are_bytes<T>) {
    return storage::blob;
  } else {
    return any_parts<T>::is_any ? storage::any : storage::unknown;
  }
}

/// Where values of a type are kept; `unknown` for a type that no column can have.
template <class T>
inline constexpr storage storage_of = storage_of_type<remove_optional_t<T>>();

constexpr bool is_number(storage kind) { return kind == storage::boolean || kind == storage::integer || kind == storage::real; }

/// Whether a type has numbers that are none of SQL's: larger integers, or more digits.
template <class T>
constexpr bool exceeds_sql() {
  if constexpr (std::is_integral_v<T>) {
    return sizeof(T) + (std::is_unsigned_v<T> ? 1 : 0) > sizeof(std::int64_t);
  } else {
    return std::is_floating_point_v<T> && sizeof(T) > sizeof(double);
  }
}

/// Whether values of a type are compared with their own type alone: those of an enumeration, and of a codec.
template <class T>
inline constexpr bool stands_alone = std::is_enum_v<T> || has_codec<T>;

constexpr bool storages_compare(storage a, storage b) {
  if (a == storage::any || b == storage::any) return a != storage::unknown && b != storage::unknown;
  return a != storage::unknown && (a == b || (is_number(a) && is_number(b)));
}

/// Whether SQL compares values of these two types as one would expect: numbers with numbers, text with text, a type that
/// stands alone only with itself.
template <class A, class B>
constexpr bool types_compare() {
  if constexpr (std::is_same_v<A, B>) {
    return storage_of<A> != storage::unknown;
  } else {
    return !stands_alone<A> && !stands_alone<B> && detail::storages_compare(storage_of<A>, storage_of<B>);
  }
}

/// A type with memory of its own for what a view shows: what rows hold that outlive the step that read them.
template <class T>
struct owning {
  using type = T;
};
template <>
struct owning<std::string_view> {
  using type = std::string;
};
template <>
struct owning<blob_view> {
  using type = blob;
};
template <class T>
struct owning<std::optional<T>> {
  using type = std::optional<typename owning<T>::type>;
};

/// A view for a type with memory of its own: what rows hold that are gone with the next step.
template <class T>
struct viewing {
  using type = T;
};
template <>
struct viewing<std::string> {
  using type = std::string_view;
};
template <>
struct viewing<blob> {
  using type = blob_view;
};
template <class T>
struct viewing<std::optional<T>> {
  using type = std::optional<typename viewing<T>::type>;
};

/// Whether values of a type show what SQLite holds, and only until the next step.
template <class T>
constexpr bool is_view() {
  if constexpr (std::is_same_v<T, std::string_view> || std::is_same_v<T, blob_view>) {
    return true;
  } else {
    return !has_codec<T> && storage_of<T> == storage::blob && std::is_constructible_v<T, const std::byte*, std::size_t>;
  }
}

/// Whether a type holds each integer that SQL has.
template <class T>
inline constexpr bool holds_every_integer = std::is_integral_v<T> && std::is_signed_v<T> && sizeof(T) == sizeof(std::int64_t);

}  // namespace detail
}  // namespace ikebana
