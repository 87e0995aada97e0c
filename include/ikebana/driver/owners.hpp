// SPDX-License-Identifier: BSL-1.0
#pragma once

// The owners of a preload: where the key of each one is, and where its targets go.

#include <ikebana/driver/children.hpp>
#include <ikebana/query/clause/owner.hpp>
#include <ikebana/result/row.hpp>

namespace ikebana::detail {

/// One of several values, by its position.
template <std::size_t Index, std::size_t... I, class... Ts>
const auto& element(const product_of<std::index_sequence<I...>, Ts...>& values) {
  return static_cast<const product_element<Index, at<Index, Ts...>>&>(values).value;
}

/// Rows that hold their records, or keep the keys of those. Targets is their index in a row.
template <class Row, std::size_t Targets>
struct owning_rows {
  const std::vector<Row*>& rows;

  std::size_t size() const { return rows.size(); }
  auto& targets(std::size_t owner) const { return rows[owner]->template get<Targets>(); }

  template <auto Member, std::size_t Index>
  const auto& key(std::size_t owner) const {
    if constexpr (keeps_key()) {
      return detail::element<Index>(detail::element<Targets>(rows[owner]->kept));
    } else if constexpr (is_optional<std::remove_cvref_t<decltype(detail::record_of(*rows[owner]))>>) {
      return (*detail::record_of(*rows[owner])).*Member;  // has_record has been asked
    } else {
      return detail::record_of(*rows[owner]).*Member;
    }
  }

 private:
  static constexpr bool keeps_key() {
    return !std::is_same_v<std::remove_cvref_t<decltype(detail::element<Targets>(std::declval<const Row&>().kept))>, no_kept_key>;
  }
};

/// Keys by themselves, and as many targets.
template <class Key, class Targets>
struct owning_keys {
  const std::vector<Key>& keys;
  std::vector<Targets>& found;

  std::size_t size() const { return keys.size(); }
  auto& targets(std::size_t owner) const { return found[owner]; }

  template <auto Member, std::size_t Index>
  const auto& key(std::size_t owner) const {
    return detail::element<Index>(keys[owner]);
  }
};

}  // namespace ikebana::detail
