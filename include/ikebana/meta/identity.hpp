// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_META_IDENTITY_HPP
#define IKEBANA_META_IDENTITY_HPP

// Types and members as values, so that constexpr functions can compare them without being templates.

namespace ikebana::detail {

/// The identity of a type or of a member. Equal exactly when the type or the member is the same.
using identity = const char*;

template <class>
inline constexpr char type_mark = 0;

template <auto>
inline constexpr char member_mark = 0;

template <class T>
inline constexpr identity identity_of = &type_mark<T>;

template <auto Member>
inline constexpr identity identity_of_member = &member_mark<Member>;

}  // namespace ikebana::detail

#endif
