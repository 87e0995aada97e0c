// SPDX-License-Identifier: BSL-1.0
#pragma once

// Checks models and relations, and finds which rule a mistake breaks. What is sound is known by values; only a mistake is
// searched for, down to the hop that is wrong.

#include <ikebana/query/check/model.hpp>
#include <ikebana/query/check/twin_columns.hpp>
#include <ikebana/query/scoped.hpp>
#include <ikebana/query/table_name.hpp>

namespace ikebana::detail {

/// The first column of a table whose type no column can hold, or the number of columns.
constexpr unsigned first_without_type(const table_facts& table) {
  unsigned i = 0;
  while (i != table.column_count && table.columns[i].kind != storage::unknown) ++i;
  return i;
}

/// Whether each member has a column of its own, which can hold it.
constexpr bool has_sound_columns(const table_facts& table) {
  return detail::first_without_type(table) == table.column_count && detail::find_twins(table).later == table.column_count;
}

/// Whether whole records of a model can be read and written.
template <class Model>
constexpr auto check_record() {
  if constexpr (!a_model<Model>) {
    return check_model<Model>();
  } else if constexpr (!detail::has_sound_columns(table_of<Model>)) {
    constexpr unsigned first = detail::first_without_type(table_of<Model>);
    if constexpr (first != table_of<Model>.column_count) {
      return refused_member_type<member_at<Model, first>>{};
    } else {
      constexpr twin_columns twins = detail::find_twins(table_of<Model>);
      return refused_twin<member_at<Model, twins.earlier>, member_at<Model, twins.later>>{};
    }
  } else if constexpr (detail::has_name_of_keys(table_of<Model>)) {
    return refused_table_name<Model>{};
  } else {
    return accepted{};
  }
}

template <class Child, class Parent, auto ForeignKey, auto... Named>
constexpr auto explain_keys() {
  if constexpr (!rule::key_is_in_model<ForeignKey, Child>) {
    return refused_key<ForeignKey, Child>{};
  } else {
    return refused_key<Named..., Parent>{};
  }
}

/// The position in two keys of the same size where their types differ.
constexpr unsigned differing_column(const table_facts& child, const key_columns& child_key, const table_facts& parent,
                                    const key_columns& parent_key) {
  unsigned i = 0;
  while (child.columns[child_key.at[i]].type == parent.columns[parent_key.at[i]].type) ++i;
  return i;
}

template <direction Wanted, class From, class To, auto... Keys>
constexpr auto explain_hop() {
  constexpr hop_facts hop = detail::find_hop(table_of<From>, table_of<To>, Wanted, false, explicit_keys_of<Keys...>());
  constexpr links found = detail::links_between(table_of<From>, table_of<To>, Wanted);
  using child = std::conditional_t<hop.up, From, To>;
  using parent = std::conditional_t<hop.up, To, From>;
  if constexpr (hop.problem == hop_problem::no_foreign_key) {
    if constexpr (Wanted == direction::down) {
      return refused_link_down<From, To>{};
    } else if constexpr (Wanted == direction::up) {
      return refused_link_up<From, To>{};
    } else {
      return refused_link<From, To>{};
    }
  } else if constexpr (hop.problem == hop_problem::several_foreign_keys) {
    constexpr auto first = member_at<std::conditional_t<found.at[0].up, From, To>, found.at[0].child_key.at[0]>;
    constexpr auto second = member_at<std::conditional_t<found.at[1].up, From, To>, found.at[1].child_key.at[0]>;
    if constexpr (std::is_same_v<member_constant<first>, member_constant<second>>) {
      return refused_direction<first, From>{};
    } else {
      return refused_ambiguous_key<first, second>{};
    }
  } else if constexpr (hop.problem == hop_problem::wrong_key) {
    return explain_keys<child, parent, Keys...>();
  } else {
    constexpr key_columns child_key = hop.up ? hop.from_key : hop.to_key;
    constexpr key_columns parent_key = hop.up ? hop.to_key : hop.from_key;
    if constexpr (parent_key.size == 0) {
      return refused_without_key<parent>{};
    } else if constexpr (child_key.size != parent_key.size) {
      return refused_key_size<child, child_key.size, parent, parent_key.size>{};
    } else {
      constexpr unsigned at = detail::differing_column(table_of<child>, child_key, table_of<parent>, parent_key);
      constexpr auto foreign = member_at<child, child_key.at[at]>;
      constexpr auto named = member_at<parent, parent_key.at[at]>;
      return refused_key_type<foreign, named, remove_optional_t<member_value<foreign>>, remove_optional_t<member_value<named>>>{};
    }
  }
}

template <direction Wanted, class Owner, class Target, auto... Keys>
constexpr auto explain_one_hop() {
  if constexpr (!a_model<Owner>) {
    return check_model<Owner>();
  } else if constexpr (!a_model<Target>) {
    return check_model<Target>();
  } else if constexpr (sizeof...(Keys) > 2) {
    return refused_key_count<Keys...>{};
  } else {
    return explain_hop<Wanted, Owner, Target, Keys...>();
  }
}

template <class R>
constexpr auto check_relation();

template <class Element>
constexpr auto explain_element() {
  if constexpr (is_relation_type<Element>) {
    return check_relation<Element>();
  } else {
    return check_model<Element>();
  }
}

/// The element of a path that a hop leads to.
template <class First, class... Es>
constexpr unsigned element_of_hop(unsigned hop) {
  const unsigned hops[] = {ends_of<First>::hop_count, (is_relation_type<Es> ? ends_of<Es>::hop_count : 1u)...};
  unsigned element = 0;
  for (; hop >= hops[element]; ++element) hop -= hops[element];
  return element;
}

/// What is wrong between two elements that are sound by themselves.
template <class... Es>
constexpr auto explain_joint() {
  constexpr unsigned element = detail::element_of_hop<Es...>(path_of<through<Es...>>.failed);
  using reached = target_of<at<element - 1, Es...>>;
  using next = at<element, Es...>;
  if constexpr (is_relation_type<next>) {
    return refused_beginning<reached, owner_of<next>>{};
  } else {
    return explain_hop<direction::either, reached, next>();
  }
}

template <class... Es>
constexpr auto explain_path() {
  if constexpr (sizeof...(Es) < 2) {
    return refused_length<Es...>{};
  } else {
    using element = decltype(detail::first_refusal(explain_element<Es>()...));
    if constexpr (std::is_same_v<element, accepted>) {
      return explain_joint<Es...>();
    } else {
      return element{};
    }
  }
}

template <class... Es>
constexpr auto explain_elements(list<Es...>) {
  return explain_path<Es...>();
}

template <class Verdict>
constexpr auto of_pivot(Verdict verdict) {
  return verdict;
}
template <auto ForeignKey, auto Other>
constexpr auto of_pivot(refused_ambiguous_key<ForeignKey, Other>) {
  return refused_ambiguous_pivot<ForeignKey, Other>{};
}

template <direction Wanted, bool IsOne, class O, class T, auto... K>
constexpr auto explain_shape(std::type_identity<one_hop<Wanted, IsOne, O, T, K...>>) {
  return explain_one_hop<Wanted, O, T, K...>();
}
template <bool IsOne, class... Es>
constexpr auto explain_shape(std::type_identity<hops_through<IsOne, Es...>>) {
  return explain_path<Es...>();
}
template <class O, class P, class T, auto... K>
constexpr auto explain_shape(std::type_identity<over_pivot<O, P, T, K...>>) {
  return detail::of_pivot(detail::explain_elements(typename path_builder<over_pivot<O, P, T, K...>>::elements{}));
}
template <class R>
constexpr auto explain_shape(std::type_identity<backwards<R>>) {
  return check_relation<R>();
}

/// Whether a path holds a relation with an order or a limit of its own. An inverse drops them, as it says.
template <class Shape>
inline constexpr bool is_cut_within = scoped_elements<Shape>::is_any_cut;
template <class Relation>
inline constexpr bool is_cut_within<backwards<Relation>> = false;

template <bool IsOne, class... Elements>
constexpr auto explain_cut(std::type_identity<hops_through<IsOne, Elements...>>) {
  return refused_cut<Elements...>{};
}

template <class R>
constexpr auto check_relation() {
  if constexpr (!is_relation_type<R>) {
    return refused_relation<R>{};
  } else if constexpr (!is_well_formed<R>) {
    return detail::explain_shape(std::type_identity<relation_shape<R>>{});
  } else if constexpr (!path_of<R>.is_sound()) {
    return detail::explain_shape(std::type_identity<relation_shape<R>>{});
  } else if constexpr (is_cut_within<relation_shape<R>>) {
    return detail::explain_cut(std::type_identity<relation_shape<R>>{});
  } else if constexpr (!detail::has_sound_columns(path_of<R>.target())) {
    return check_record<target_of<R>>();
  } else if constexpr (!rule::relation_limit_is_number_of_rows<R>) {
    return refused_relation_limit<R>{};
  } else if constexpr (path_of<R>.takes_first_within() && !rule::first_row_has_key<R>) {
    return refused_first_without_key<R>{};
  } else if constexpr (detail::has_name_of_keys(path_of<R>)) {
    return refused_table_name<R>{};
  } else {
    return accepted{};
  }
}

}  // namespace ikebana::detail
