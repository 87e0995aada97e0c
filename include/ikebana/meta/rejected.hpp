// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_META_REJECTED_HPP
#define IKEBANA_META_REJECTED_HPP

// What a refused expression turns into: it swallows whatever is done with it, so that one mistake stays one error.

#include <string_view>

namespace ikebana::detail {

struct rejected {
  using row = rejected;
  using tuple = rejected;

  // NOLINTNEXTLINE: converts to anything on purpose, the error has been reported
  template <class T>
  constexpr operator T() const;

  template <class... Ts>
  constexpr rejected operator()(Ts&&...) const { return {}; }
  template <class T>
  constexpr rejected operator[](T&&) const { return {}; }

  template <class... Ts> constexpr rejected where(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected order_by(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected limit(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected offset(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected select(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected with(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected of(Ts&&...) const { return {}; }
  constexpr rejected distinct() const { return {}; }
  constexpr rejected joined() const { return {}; }
  constexpr rejected by_hop() const { return {}; }

  static constexpr std::string_view sql() { return {}; }
  static constexpr rejected statements() { return {}; }

  rejected* begin() const { return nullptr; }
  rejected* end() const { return nullptr; }
};

template <class T>
inline constexpr bool is_rejected = false;
template <>
inline constexpr bool is_rejected<rejected> = true;

}  // namespace ikebana::detail

#endif
