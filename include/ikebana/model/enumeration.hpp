// SPDX-License-Identifier: BSL-1.0
#pragma once

// Enumerations that a database keeps by name.

#include <ikebana/model/sql_type.hpp>
#include <ikebana/model/value.hpp>

namespace ikebana {

/// One value of an enumeration, with the text that stands for it.
template <class Enumeration>
struct enum_name {
  Enumeration value;      ///< The value in C++.
  std::string_view name;  ///< The text in the database.
};

/// The names of an enumeration. Without them it is kept as its integer; specialise them beside it, and it is text:
///
///     template <>
///     inline constexpr ikebana::enum_name<Status> ikebana::enum_names<Status>[] = {
///         {Status::draft, "draft"}, {Status::published, "published"}};
///     // from<Post>().where(col<&Post::status> == Status::draft) binds 'draft'
///
/// Each value has one text, and each text one value. A text that names no value is a `conversion_error`, and so is a value without a name.
template <class Enumeration>
inline constexpr bool enum_names = false;

namespace detail {

template <class T>
concept has_enum_names = std::is_array_v<std::remove_reference_t<decltype((enum_names<T>))>>;

/// Whether no value stands twice, and no text.
template <class Names>
constexpr bool stand_once(const Names& names) {
  bool once = true;
  const auto* end = names;
  for (const auto& each : names) {
    for (const auto* other = names; other != end; ++other) once = once && other->value != each.value && other->name != each.name;
    ++end;
  }
  return once;
}

template <has_enum_names T>
inline constexpr bool has_sound_names<T> = detail::stand_once(enum_names<T>);

}  // namespace detail

template <class Enumeration>
  requires detail::has_enum_names<Enumeration> && detail::has_sound_names<Enumeration>
struct codec<Enumeration> {
  static constexpr sql_type in_sql = sql_type::label;

  static constexpr std::string_view to(Enumeration value) {
    for (const auto& each : enum_names<Enumeration>) {
      if (each.value == value) return each.name;
    }
    throw unfit_value("a value of the enumeration without a name");
  }

  static constexpr Enumeration from(std::string_view name) {
    for (const auto& each : enum_names<Enumeration>) {
      if (each.name == name) return each.value;
    }
    throw unfit_value("no name of the enumeration");
  }
};

}  // namespace ikebana
