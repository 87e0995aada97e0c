// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a value of a query is put in the row of its parameters: as what it is, or by its address and a function of its type.

#include <ikebana/model/value.hpp>

#include <type_traits>

namespace ikebana::detail {

enum class binding_kind : unsigned char { integer, real, text, bytes, its_type };

template <class T>
constexpr binding_kind how_bound() {
  if (has_codec<T> || std::is_enum_v<T> || is_optional<T> || exceeds_sql<T>()) return binding_kind::its_type;
  if (storage_of<T> == storage::text) return binding_kind::text;
  if (std::is_same_v<T, blob_view>) return binding_kind::bytes;
  if (storage_of<T> == storage::real) return binding_kind::real;
  return storage_of<T> == storage::integer || storage_of<T> == storage::boolean ? binding_kind::integer : binding_kind::its_type;
}

template <class T>
inline constexpr binding_kind binding_kind_of = how_bound<T>();

}  // namespace ikebana::detail
