// SPDX-License-Identifier: BSL-1.0
#pragma once

// Columns: `col<&Post::title>`, with an alias where a model stands twice in a query, and `outer(...)`.

#include <ikebana/expression/expression.hpp>

namespace ikebana {

template <auto Member>
struct column;

namespace rule {

/// Whether a member is among those that the model's Hana struct describes.
template <class Column>
inline constexpr bool is_column_of_model =
    detail::position_of_member<Column::member>() != detail::members_of<detail::class_of<Column::member>>::size;

}  // namespace rule

namespace detail {

template <class Column>
struct refused_column {
  constexpr explicit operator bool() const {
    static_assert(rule::is_column_of_model<Column>, "ikebana: this member is no column; name it in the model's Hana macro");
    return false;
  }
};

/// Values of some types are compared by a collation of their own. SQL knows that of what has one, such as a function of a column,
/// but not of what a query within yields, nor of a value made from another.
template <class T>
constexpr void write_collation_of(token_list& tokens) {
  if constexpr (has_codec<remove_optional_t<T>>) {
    if constexpr (constexpr std::string_view collation = detail::collation_of<remove_optional_t<T>>(); !collation.empty()) {
      if (!tokens.dialect().binary_collation.empty()) return;  // a time is no text there
      tokens.text(" COLLATE ");
      tokens.name(collation);
    }
  }
}

/// Whether values of a type are compared by a collation of their own.
template <class T>
constexpr bool has_collation() {
  if constexpr (has_codec<remove_optional_t<T>>) {
    return !detail::collation_of<remove_optional_t<T>>().empty();
  } else {
    return false;
  }
}

/// Steps says how many scopes the column steps out of, and whether it is of a relation's target.
template <auto Member, fixed_text Alias, unsigned Steps>
struct column_expression {
  using value = member_value<Member>;
  static constexpr binding binds = binding::operand;
  static constexpr bool is_aggregate = false;
  static constexpr bool is_of_table = true;
  static constexpr bool names_alias = !Alias.view().empty();

  static constexpr auto refusal() {
    if constexpr (!rule::is_column_of_model<column<Member>>) {
      return refused_column<column<Member>>{};
    } else {
      return accepted{};
    }
  }

  static constexpr void write_tokens(token_list& tokens) {
    constexpr unsigned position = position_of_member<Member>();
    tokens.column(table_of<class_of<Member>>, position, Alias.view(), Steps);
    if constexpr (has_codec<remove_optional_t<value>>)
      detail::write_collation_of<value>(tokens);  // spares an instantiation for each type of column
  }
};

}  // namespace detail

/// A column of a model: `column<&Post::title>` stands for `"posts"."title"`.
template <auto Member>
struct column : expression<column<Member>>, detail::column_expression<Member, "", 0> {
  static constexpr auto member = Member;

  /// Sets the column in an update: `col<&Post::views> = col<&Post::views> + 1` gives `"views" = "posts"."views" + ?1`.
  template <class T>
  constexpr auto operator=(T&& given) const {
    return ikebana_make_assignment(*this, static_cast<T&&>(given));  // found by the column, in write/assignment.hpp
  }
};

/// A column of a model that stands in the query under a name: `"manager"."name"`.
template <auto Member, fixed_text Alias>
struct aliased_column : expression<aliased_column<Member, Alias>>, detail::column_expression<Member, Alias, 0> {
  static constexpr auto member = Member;
};

namespace detail {

template <auto Member, fixed_text Alias, unsigned Steps>
struct outer_column : expression<outer_column<Member, Alias, Steps>>, column_expression<Member, Alias, Steps> {
  static constexpr auto member = Member;
};

template <auto Member, fixed_text Alias>
constexpr auto make_column() {
  if constexpr (!member_parts<decltype(Member)>::is_member) {
    static_assert(member_parts<decltype(Member)>::is_member, "ikebana::col: this is no member of a model; write col<&Model::member>");
    return rejected{};
  } else if constexpr (Alias.view().empty()) {
    return column<Member>{};
  } else {
    return aliased_column<Member, Alias>{};
  }
}

template <class>
inline constexpr bool is_column = false;
template <auto Member>
inline constexpr bool is_column<column<Member>> = true;
template <auto Member, fixed_text Alias>
inline constexpr bool is_column<aliased_column<Member, Alias>> = true;
template <auto Member, fixed_text Alias, unsigned Steps>
inline constexpr bool is_column<outer_column<Member, Alias, Steps>> = true;

}  // namespace detail

/// A column: `col<&Post::title> == "hello"` gives `"posts"."title" = ?1`. The alias names one of several tables of the
/// same model: `col<&Employee::name, "manager">`.
template <auto Member, fixed_text Alias = "">
inline constexpr auto col = detail::make_column<Member, Alias>();

/// The column as the enclosing query has it: `col<&Book::year> > outer(col<&Author::died>)`.
template <auto Member>
constexpr auto outer(column<Member>) {
  return detail::outer_column<Member, "", 1>{};
}

/// The column of an alias as the enclosing query has it.
template <auto Member, fixed_text Alias>
constexpr auto outer(aliased_column<Member, Alias>) {
  return detail::outer_column<Member, Alias, 1>{};
}

/// The column as the query around the enclosing one has it: `outer(outer(col<&Author::died>))`.
template <auto Member, fixed_text Alias, unsigned Steps>
constexpr auto outer(detail::outer_column<Member, Alias, Steps>) {
  return detail::outer_column<Member, Alias, Steps + 1>{};
}

/// The column of a relation's target, where the way to it meets the same model more than once: in a condition or an order of
/// the relation's own, `static constexpr auto where = target(col<&Employee::name>) != "x";`, and wherever it is asked for.
template <auto Member>
constexpr auto target(column<Member>) {
  return detail::outer_column<Member, "", detail::of_target>{};
}

constexpr detail::rejected outer(detail::rejected) { return {}; }
constexpr detail::rejected target(detail::rejected) { return {}; }

}  // namespace ikebana
