// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a query is of: a model, or the targets of a relation.

#include <ikebana/query/scoped.hpp>

namespace ikebana {

/// A model under a name of the user's choice, where a model is named: `from<as<Employee, "boss">>()`.
template <class Model, fixed_text Alias>
struct as {};

namespace detail {

/// A model and the name of its table, as the user says them: apart, or together.
template <class Model, fixed_text Alias>
struct named_source {
  using model = Model;
  static constexpr auto alias = Alias;
};

template <class Model, fixed_text Name, fixed_text Alias>
struct named_source<as<Model, Name>, Alias> : named_source<Model, Name> {};

/// The rows of a model.
template <class Model, fixed_text Alias>
struct from_model {
  using row_model = Model;
  static constexpr bool is_related = false;
  static constexpr bool is_to_one = false;
  static constexpr auto alias = Alias;
};

/// The targets of a relation.
template <class Relation, fixed_text Alias>
struct targets_of {
  using relation = Relation;
  using row_model = target_of<Relation>;
  static constexpr bool is_related = true;
  static constexpr auto alias = Alias;

  /// Whether there is at most one target an owner though several rows might match: then the first is taken.
  static constexpr bool takes_first() { return path_of<Relation>.takes_first; }

  static constexpr bool is_limited = relation_has_limit<Relation> || takes_first();
  static constexpr bool is_to_one = path_of<Relation>.to_one;
};

}  // namespace detail
}  // namespace ikebana
