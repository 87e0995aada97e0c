// SPDX-License-Identifier: BSL-1.0
#pragma once

// The elements of a schema: models, and relations, which stand for the models on their path.

#include <ikebana/relation/relation.hpp>

#include <type_traits>

namespace ikebana::detail {

template <class Element>
struct models_of_element {
  using type = list<Element>;
};

/// The models that a relation goes along; a model by itself.
template <class Element>
using models_of = typename models_of_element<std::conditional_t<is_relation_type<Element>, relation_kind<Element>, Element>>::type;

template <class O, class T, auto... Keys>
struct models_of_element<has_many<O, T, Keys...>> {
  using type = list<O, T>;
};
template <class O, class T, auto... Keys>
struct models_of_element<has_one<O, T, Keys...>> {
  using type = list<O, T>;
};
template <class O, class T, auto... Keys>
struct models_of_element<belongs_to<O, T, Keys...>> {
  using type = list<O, T>;
};
template <class O, class P, class T, auto... Keys>
struct models_of_element<many_to_many<O, P, T, Keys...>> {
  using type = list<O, P, T>;
};
template <class... Es>
struct models_of_element<through<Es...>> : concatenation<models_of<Es>...> {};
template <class... Es>
struct models_of_element<has_one_through<Es...>> : concatenation<models_of<Es>...> {};
template <class R>
struct models_of_element<inverse<R>> : concatenation<models_of<R>> {};

}  // namespace ikebana::detail
