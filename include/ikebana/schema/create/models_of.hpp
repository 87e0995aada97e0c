// SPDX-License-Identifier: BSL-1.0
#pragma once

// The elements of a schema: models, and relations, which stand for the models on their path.

#include <ikebana/relation/relation.hpp>

#include <type_traits>

namespace ikebana::detail {

template <class Shape>
struct models_of_shape;

template <class Element>
struct model_itself {
  using type = list<Element>;
};

/// The models on the path of a relation; of a model, itself.
template <class Element>
using models_of =
    typename std::conditional_t<is_relation_type<Element>, models_of_shape<relation_shape<Element>>, model_itself<Element>>::type;

template <direction Wanted, bool IsOne, class O, class T, auto... Keys>
struct models_of_shape<one_hop<Wanted, IsOne, O, T, Keys...>> {
  using type = list<O, T>;
};
template <class O, class P, class T, auto... Keys>
struct models_of_shape<over_pivot<O, P, T, Keys...>> {
  using type = list<O, P, T>;
};
template <bool IsOne, class... Es>
struct models_of_shape<hops_through<IsOne, Es...>> : concatenation<models_of<Es>...> {};
template <class R>
struct models_of_shape<backwards<R>> : concatenation<models_of<R>> {};

}  // namespace ikebana::detail
