// SPDX-License-Identifier: BSL-1.0
#pragma once

// What every expression is: a value type, tokens, and values to bind; and the functions that are its members.

#include <ikebana/expression/operators.hpp>
#include <ikebana/meta/fixed_text.hpp>
#include <ikebana/meta/list.hpp>
#include <ikebana/meta/rejected.hpp>
#include <ikebana/syntax/separated.hpp>
#include <ikebana/syntax/spelling.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace ikebana {

/// A node of an expression says of itself, and nobody says it of a list of nodes:
///
///     value           the type that it yields
///     parts           the expressions that it is made of: who explains or searches an expression walks these
///     binds           how tightly its outermost operator binds
///     is_aggregate    whether it is of several rows
///     write_tokens    its tokens; what cannot be right fails there
///     values          visits the values that it holds, in the order of the tokens
///     refusal         what is wrong with it itself, not with its parts: if anything can be, and asked only if something is
///
/// Each `values` and `is_aggregate` is written by hand: walking `parts` for them would be an instantiation for each node.
template <class T>
concept an_expression = requires { typename T::is_expression; };

namespace detail {

template <bool Negated, class E>
struct null_test;

template <class E, class... Values>
struct membership;

template <class E, class Low, class High>
struct between_expression;

template <fixed_text Name, class E>
struct named;

template <fixed_text Name>
struct untyped_parameter;

template <op Operator, class L, class R>
constexpr auto make_binary(L&& left, R&& right);

template <class Beside, fixed_text Name>
constexpr auto allowing_null(const untyped_parameter<Name>& given);
template <class Beside, fixed_text Name>
constexpr auto allowing_null(untyped_parameter<Name>& given);

template <class Beside, class T>
constexpr T&& allowing_null(T&& given);

template <class E, class Pattern, class Escape>
constexpr auto make_escaped_like(E expression, Pattern&& pattern, Escape&& escape);

template <class E, fixed_text Collation>
struct collated;

template <class E, class... Values>
constexpr auto make_membership(E expression, Values&&... values);

/// Something that can stand in parentheses as a statement of its own. Said in query/subquery.hpp.
template <class T>
concept a_subquery = requires {
  typename T::statement;
  T::clause_flags;
};

template <class E, class Low, class High>
constexpr auto make_between(E expression, Low&& low, High&& high);

}  // namespace detail

/// Where the operators of expressions are: a compiler looks here only if it sees one, and not for each == of the library.
namespace expressions {

/// Makes an expression's operators be looked for here. A type of its own for each: two empty bases of one type take room.
template <class Self>
struct found_here {};

}  // namespace expressions

/// The members of columns and of all other expressions.
template <class Self>
struct expression : expressions::found_here<Self> {
  using is_expression = void;
  using parts = detail::list<>;  // the expressions it is made of, for explanations

  /// `"posts"."title" IS NULL`
  constexpr auto is_null() const { return detail::null_test<false, Self>{{}, self()}; }

  /// `"posts"."title" IS NOT NULL`
  constexpr auto is_not_null() const { return detail::null_test<true, Self>{{}, self()}; }

  /// `"posts"."title" LIKE ?1`: for text, with % and _ as SQL has them.
  template <class Pattern>
  constexpr auto like(Pattern&& pattern) const {
    return detail::make_binary<detail::op::like>(self(), static_cast<Pattern&&>(pattern));
  }

  /// `"posts"."title" LIKE ?1 ESCAPE ?2`: where the escape, one character, stands before a % or _ that is meant itself.
  template <class Pattern, class Escape>
  constexpr auto like(Pattern&& pattern, Escape&& escape) const {
    return detail::make_escaped_like(self(), static_cast<Pattern&&>(pattern), static_cast<Escape&&>(escape));
  }

  /// `"posts"."title" GLOB ?1`: for text, with * and ? as a shell has them, upper and lower case told apart.
  template <class Pattern>
  constexpr auto glob(Pattern&& pattern) const {
    return detail::make_binary<detail::op::glob>(self(), static_cast<Pattern&&>(pattern));
  }

  /// `"posts"."title" REGEXP ?1`: for text. SQLite asks a function of yours, regexp(pattern, text), that is said to a database by define.
  template <class Pattern>
  constexpr auto regexp(Pattern&& pattern) const {
    return detail::make_binary<detail::op::regexp>(self(), static_cast<Pattern&&>(pattern));
  }

  /// `"posts"."rating" IS ?1`: equal, or both NULL. An optional value may stand here.
  template <class T>
  constexpr auto is(T&& value) const {
    return detail::make_binary<detail::op::is>(self(), detail::allowing_null<typename Self::value>(static_cast<T&&>(value)));
  }

  /// `"posts"."rating" IS NOT ?1`: different, or one of them NULL.
  template <class T>
  constexpr auto is_not(T&& value) const {
    return detail::make_binary<detail::op::is_not>(self(), detail::allowing_null<typename Self::value>(static_cast<T&&>(value)));
  }

  /// `"users"."name" COLLATE NOCASE`: compared and sorted by another collation.
  template <fixed_text Collation>
  constexpr auto collate() const {
    return detail::collated<Self, Collation>{{}, self()};
  }

  /// `"posts"."id" IN (?1, ?2, ?3)`: one of the given values. A range has any number of them, none as well, and one text:
  /// `"posts"."id" IN (SELECT value FROM json_each(?1))`; texts and blobs travel through a table of Ikebana's own.
  template <class... Values>
  constexpr auto in(Values&&... values) const {
    return detail::make_membership(self(), static_cast<Values&&>(values)...);
  }

  /// `"posts"."user_id" IN (SELECT "users"."id" FROM "users" ...)`: one of what a query of one column yields.
  template <detail::a_subquery Query>
  constexpr auto in(Query query) const {
    // Both are found by the query's type, in query/subquery.hpp: who has a query to give has included it.
    if constexpr (ikebana_check_subquery_beside(std::type_identity<Self>{}, std::type_identity<Query>{})) {
      return ikebana_make_subquery_membership(self(), static_cast<Query&&>(query));
    } else {
      return detail::rejected{};
    }
  }

  /// `"posts"."id" BETWEEN ?1 AND ?2`: both ends included.
  template <class Low, class High>
  constexpr auto between(Low&& low, High&& high) const {
    return detail::make_between(self(), static_cast<Low&&>(low), static_cast<High&&>(high));
  }

  /// Names the expression in a result: `count(...).as<"posts">()` gives `count(*) AS "posts"`, and `row["posts"_name]`.
  template <fixed_text Name>
  constexpr auto as() const {
    return detail::named<Name, Self>{self()};
  }

 private:
  constexpr const Self& self() const { return static_cast<const Self&>(*this); }
};

namespace detail {

/// Visits the values of an expression, unless its type says that it holds none.
template <class E, class Visitor>
constexpr void visit_values(const E& part, Visitor& visitor) {
  if constexpr (!std::is_empty_v<E>) part.values(visitor);
}

/// Whether an expression is a value that the program gives, which knows whether it is 0.
template <class E>
inline constexpr bool is_given = false;

/// Whether an expression is a constant that stands in the text, where an integer has the type of its size.
template <class E>
inline constexpr bool is_constant_text = requires { typename E::is_constant; };

/// An operand as a dialect's pattern takes it.
template <class E>
inline constexpr operand_tokens tokens_of{
    E::write_tokens, E::binds == binding::operand,
    storage_of<typename E::value> == storage::integer &&
        (sizeof(remove_optional_t<typename E::value>) < sizeof(std::int64_t) || is_constant_text<E>),
    sql_type_of<typename E::value>, is_given<E>};
template <class E>
  requires std::is_void_v<typename E::value>
inline constexpr operand_tokens tokens_of<E>{E::write_tokens, true, false, sql_type::unknown, true};

/// Writes an operand, in parentheses where its operator binds less tightly than what stands around it.
template <class E>
constexpr void write_operand(token_list& tokens, binding around) {
  constexpr bool parentheses = E::binds < binding::operand;
  if (parentheses && E::binds < around) {
    tokens.text("(");
    E::write_tokens(tokens);
    tokens.text(")");
  } else {
    E::write_tokens(tokens);
  }
}

}  // namespace detail
}  // namespace ikebana
