// SPDX-License-Identifier: BSL-1.0
#pragma once

// What may be selected: `model<Country>`, an expression, an expression with a name.

#include <ikebana/expression/expression.hpp>

namespace ikebana {

namespace detail {

/// All columns of a model.
template <class Model, fixed_text Alias>
struct model_item {
  using is_item = void;
  using value = Model;
  using parts = list<>;
  static constexpr bool is_aggregate = false;
  static constexpr bool is_of_table = true;
  static constexpr bool names_alias = !Alias.view().empty();
  static constexpr unsigned width = members_of<Model>::size;

  static constexpr void write_tokens(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    for (unsigned i = 0; i != table.column_count; ++i) {
      if (i != 0) tokens.text(", ");
      tokens.column(table, i, Alias.view(), 0);
    }
  }
};

template <class>
inline constexpr bool is_model_item = false;
template <class Model, fixed_text Alias>
inline constexpr bool is_model_item<model_item<Model, Alias>> = true;

/// An expression under a name of the user's choice.
template <fixed_text Name, class E>
struct named {
  using is_item = void;
  using value = typename E::value;
  using parts = list<E>;
  static constexpr bool is_aggregate = E::is_aggregate;
  static constexpr unsigned width = 1;

  [[no_unique_address]] E inner;

  static constexpr void write_tokens(token_list& tokens) {
    E::write_tokens(tokens);
    tokens.text(" AS ");
    tokens.name(Name.view());
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(inner, visitor);
  }
};

template <class T>
concept an_item = an_expression<T> || requires { typename T::is_item; };

template <class Item>
constexpr unsigned width_of() {
  if constexpr (an_expression<Item>) {
    return 1;
  } else {
    return Item::width;
  }
}

}  // namespace detail

/// All columns of a model in a query, as the struct: `.select(model<Country>, count(...))`.
template <a_model Model, fixed_text Alias = "">
inline constexpr detail::model_item<Model, Alias> model{};

}  // namespace ikebana
