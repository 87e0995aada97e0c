// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a row holds of the relations that are preloaded beside it.

#include <ikebana/query/clause/owner.hpp>
#include <ikebana/query/clause/with.hpp>
#include <ikebana/result/row.hpp>

namespace ikebana::detail {

/// Whether a row keeps the keys of its children's owner, which is NULL where an outer join has found none.
enum class keeps_keys : unsigned char { no, yes, optional };

template <bool ByRelation, keeps_keys KeepKeys, class Items, class... Cs>
struct with_children {
  using type = Items;
};

template <bool ByRelation, keeps_keys KeepKeys, class... Items, class Clause, class... Cs>
struct with_children<ByRelation, KeepKeys, list<Items...>, Clause, Cs...> : with_children<ByRelation, KeepKeys, list<Items...>, Cs...> {};

/// What a clause preloads the targets of.
template <class Clause>
inline constexpr identity preloaded_source = identity_of<void>;
template <class Source, class Clauses>
inline constexpr identity preloaded_source<with<query<Source, Clauses>>> = identity_of<Source>;

/// Whether the relations that are preloaded are different ones.
template <class... Cs>
constexpr bool preloads_each_once() {
  const identity sources[] = {preloaded_source<Cs>...};
  for (std::size_t i = 0; i != sizeof...(Cs); ++i) {
    for (std::size_t j = 0; j != i; ++j) {
      if (sources[i] == sources[j] && sources[i] != identity_of<void>) return false;
    }
  }
  return true;
}

template <keeps_keys KeepKeys, class Related>
struct key_to_keep {
  using type = void;
};

template <class Related>
struct key_to_keep<keeps_keys::yes, Related> {
  using type = typename key_pack_of<Related>::type;
};

template <std::size_t... I, class... Ts>
product<as_optional<Ts>...> as_optional_key(std::type_identity<product_of<std::index_sequence<I...>, Ts...>>);

template <class Related>
struct key_to_keep<keeps_keys::optional, Related> {
  using type = decltype(detail::as_optional_key(std::type_identity<typename key_pack_of<Related>::type>{}));
};

template <bool ByRelation, class Related>
struct name_of_children {
  using type = Related;
};

template <class Source, class Clauses>
struct name_of_children<true, query<Source, Clauses>> {
  using type = Source;
};

template <bool ByRelation, keeps_keys KeepKeys, class... Items, class Related, class... Cs>
struct with_children<ByRelation, KeepKeys, list<Items...>, with<Related>, Cs...>
    : with_children<ByRelation, KeepKeys,
                    list<Items..., children<typename name_of_children<ByRelation, Related>::type, typename result_of<Related>::items,
                                            Related::is_to_one, typename key_to_keep<KeepKeys, Related>::type>>,
                    Cs...> {};

}  // namespace ikebana::detail
