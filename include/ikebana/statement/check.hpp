// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_CHECK_HPP
#define IKEBANA_STATEMENT_CHECK_HPP

// The rules of relations and conditions: each a fact and its sentence. What is sound is found by values; only a mistake
// instantiates the template that names the user's types.

#include <ikebana/expression/compare.hpp>
#include <ikebana/expression/scope.hpp>
#include <ikebana/relation/path.hpp>

namespace ikebana {

/// Whether a type is a relation, or derives from one.
template <class T>
inline constexpr bool is_relation = detail::is_relation_type<T>;

/// Whether a type is a model: a complete Boost.Hana struct over data members.
template <class T>
inline constexpr bool is_model = a_model<T>;

/// Whether a through has at least an owner and a target.
template <class... Elements>
inline constexpr bool has_owner_and_target = sizeof...(Elements) >= 2;

/// Whether a foreign key links two models, in either direction.
template <class A, class B>
inline constexpr bool foreign_key_links =
    detail::links_between(detail::table_of<A>, detail::table_of<B>, detail::direction::either).size != 0;

/// Whether a foreign key of Child names Parent.
template <class Child, class Parent>
inline constexpr bool foreign_key_names =
    detail::links_between(detail::table_of<Parent>, detail::table_of<Child>, detail::direction::down).size != 0;

/// Whether a foreign key is the only one between its two models.
template <auto ForeignKey, auto... Others>
inline constexpr bool is_only_foreign_key = sizeof...(Others) == 0;

/// Whether a foreign key has the type of the key that it names, but for optional.
template <auto ForeignKey, auto NamedKey>
inline constexpr bool key_types_agree =
    std::is_same_v<detail::bare<detail::member_value<ForeignKey>>, detail::bare<detail::member_value<NamedKey>>>;

/// Whether a relation's owner is the model that has been reached.
template <class Reached, class Owner>
inline constexpr bool relation_begins_at = std::is_same_v<Reached, Owner>;

/// Whether two expressions can be compared.
template <class L, class R>
inline constexpr bool can_be_compared = detail::problem_of_comparison<L, R>() == detail::problem::none;

namespace detail {

template <class... Lists>
struct joined_lists;

template <class... As>
struct joined_lists<list<As...>> {
  using type = list<As...>;
};

template <class... As, class... Bs, class... Rest>
struct joined_lists<list<As...>, list<Bs...>, Rest...> : joined_lists<list<As..., Bs...>, Rest...> {};

/// The models that a relation names, in any order.
template <class Element>
struct models_named {
  using type = list<Element>;
};

template <class Element>
using models_in = typename models_named<
    typename std::conditional_t<is_relation_type<Element>, type<relation_kind<Element>>, type<Element>>::of>::type;

template <class... Elements>
struct models_named_by {
  using type = typename joined_lists<list<>, models_in<Elements>...>::type;
};

template <class O, class T, auto... K>
struct models_named<has_many<O, T, K...>> : models_named_by<O, T> {};
template <class O, class T, auto... K>
struct models_named<has_one<O, T, K...>> : models_named_by<O, T> {};
template <class O, class T, auto... K>
struct models_named<belongs_to<O, T, K...>> : models_named_by<O, T> {};
template <class O, class P, class T, auto... K>
struct models_named<many_to_many<O, P, T, K...>> : models_named_by<O, P, T> {};
template <class... Es>
struct models_named<through<Es...>> : models_named_by<Es...> {};
template <class... Es>
struct models_named<has_one_through<Es...>> : models_named_by<Es...> {};
template <class R>
struct models_named<inverse<R>> : models_named_by<R> {};

template <class... Models>
constexpr unsigned index_of_model(list<Models...>, identity model) {
  unsigned index = 0;
  (void)((identity_of<Models> == model || (++index, false)) || ...);
  return index;
}

template <unsigned Index, class List>
struct model_at;
template <unsigned Index, class... Models>
struct model_at<Index, list<Models...>> {
  using type = at<Index, Models...>;
};

/// The model of a table, among those that a relation names.
template <class R, const table_facts& Table>
using named_model = typename model_at<index_of_model(models_in<R>{}, Table.model), models_in<R>>::type;

template <class T>
struct explain_elements {
  static_assert(is_relation<T>, "ikebana: this is no relation; name one, such as through<Owner, Between, Target>");
};

template <class... Models>
struct explain_models {
  static_assert((is_model<Models> && ...),
                "ikebana: this is no model; complete the struct and describe it with BOOST_HANA_DEFINE_STRUCT");
};

template <class Element>
struct explain_element : explain_models<Element> {};

template <class Element>
  requires is_relation_type<Element>
struct explain_element<Element> : explain_elements<relation_kind<Element>> {};

template <class O, class T, auto... K>
struct explain_elements<has_many<O, T, K...>> : explain_models<O, T> {};
template <class O, class T, auto... K>
struct explain_elements<has_one<O, T, K...>> : explain_models<O, T> {};
template <class O, class T, auto... K>
struct explain_elements<belongs_to<O, T, K...>> : explain_models<O, T> {};
template <class O, class P, class T, auto... K>
struct explain_elements<many_to_many<O, P, T, K...>> : explain_models<O, P, T> {};
template <class R>
struct explain_elements<inverse<R>> : explain_element<R> {};

template <class... Es>
struct explain_through {
  static_assert(has_owner_and_target<Es...>,
                "ikebana::through: a path needs at least two models; name the owner first and the target last");
};

template <class... Es>
  requires(sizeof...(Es) >= 2)
struct explain_through<Es...> : explain_element<Es>... {};

template <class... Es>
struct explain_elements<through<Es...>> : explain_through<Es...> {};
template <class... Es>
struct explain_elements<has_one_through<Es...>> : explain_through<Es...> {};

template <class Kind>
inline constexpr direction relation_direction = direction::either;
template <class O, class T, auto... K>
inline constexpr direction relation_direction<has_many<O, T, K...>> = direction::down;
template <class O, class T, auto... K>
inline constexpr direction relation_direction<has_one<O, T, K...>> = direction::down;
template <class O, class T, auto... K>
inline constexpr direction relation_direction<belongs_to<O, T, K...>> = direction::up;

/// The model that holds the foreign key of a hop.
template <class From, class To, bool Up>
struct child_of {
  using type = std::conditional_t<Up, From, To>;
};

template <class R, unsigned Hop>
constexpr void explain_hop() {
  constexpr const hop_facts& hop = hops_of<R>.at[Hop];
  using from = named_model<R, *hop.from>;
  using to = named_model<R, *hop.to>;
  constexpr direction wanted = relation_direction<relation_kind<R>>;
  constexpr links found = links_between(*hop.from, *hop.to, wanted);
  if constexpr (hop.problem == hop_problem::no_foreign_key && wanted == direction::down) {
    static_assert(foreign_key_names<to, from>,
                  "ikebana: no foreign key of the target names the owner; add a member <owner>_id, or describe one");
  } else if constexpr (hop.problem == hop_problem::no_foreign_key && wanted == direction::up) {
    static_assert(foreign_key_names<from, to>,
                  "ikebana: no foreign key of the owner names the target; add a member <target>_id, or describe one");
  } else if constexpr (hop.problem == hop_problem::no_foreign_key) {
    static_assert(foreign_key_links<from, to>,
                  "ikebana: no foreign key links these two models; add a member <model>_id, or describe one");
  } else if constexpr (hop.problem == hop_problem::several_foreign_keys) {
    static_assert(is_only_foreign_key<member_at<typename child_of<from, to, found.at[0].up>::type, found.at[0].child_key.at[0]>,
                                      member_at<typename child_of<from, to, found.at[1].up>::type, found.at[1].child_key.at[0]>>,
                  "ikebana: several foreign keys link these models; name one: has_many<Owner, Target, &Target::key_id>");
  } else if constexpr (hop.problem == hop_problem::key_types_differ) {
    using child = typename child_of<from, to, hop.up>::type;
    using parent = typename child_of<to, from, hop.up>::type;
    constexpr const key_columns& child_key = hop.up ? hop.from_key : hop.to_key;
    constexpr const key_columns& parent_key = hop.up ? hop.to_key : hop.from_key;
    if constexpr (child_key.size == parent_key.size && child_key.size != 0) {
      static_assert(key_types_agree<member_at<child, child_key.at[0]>, member_at<parent, parent_key.at[0]>>,
                    "ikebana: a foreign key has another type than the key it names; give both the same type");
    } else {
      static_assert(foreign_key_names<child, parent> && child_key.size == parent_key.size,
                    "ikebana: a foreign key has another number of columns than the key it names; describe both keys");
    }
  } else if constexpr (hop.problem == hop_problem::wrong_key) {
    static_assert(foreign_key_names<to, from> && hop.problem == hop_problem::none,
                  "ikebana: the key chosen for a relation is no member of the model that holds it; name a member of that model");
  } else {
    static_assert(relation_begins_at<named_model<R, *hops_of<R>.at[Hop - 1].to>, from>,
                  "ikebana: a relation stands in a path where another model is reached; its owner must be that model");
  }
}

/// Whether a relation can be used; where not, says why.
template <class R>
constexpr bool check_relation() {
  if constexpr (!is_relation_type<R>) {
    (void)sizeof(explain_elements<R>);
    return false;
  } else if constexpr (!is_well_formed<R>) {
    (void)sizeof(explain_elements<relation_kind<R>>);
    return false;
  } else if constexpr (!path_of<R>.is_sound()) {
    explain_hop<R, path_of<R>.failed>();
    return false;
  } else {
    return true;
  }
}

}  // namespace detail
}  // namespace ikebana

#endif
