// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a table has that no query needs to know: checks, defaults, generated columns, the actions of foreign keys, indexes of every
// kind. `constrain<M>()` and `constraints<M>`, beside `table<M>`.

#include <ikebana/meta/product.hpp>
#include <ikebana/schema/create/check_constraints.hpp>
#include <ikebana/write/assignment.hpp>

namespace ikebana {

namespace detail {

/// The condition of an index that is not partial.
struct whole_table_indexed {};

template <constraint_kind Kind>
struct table_option {
  static constexpr constraint_kind kind = Kind;
};

template <constraint_kind Kind, auto Key>
struct key_option {
  static constexpr constraint_kind kind = Kind;
  static constexpr auto key = Key;

  foreign_key_action action;
};

template <fixed_text Name, class E>
struct row_check {
  static constexpr constraint_kind kind = constraint_kind::check;
  static constexpr auto name = Name;

  [[no_unique_address]] E condition;
};

template <constraint_kind Kind, auto Member, class E>
struct column_expression_of {
  static constexpr constraint_kind kind = Kind;
  static constexpr auto key = Member;

  [[no_unique_address]] E inner;
};

/// NULL as a default: an optional text would be no constant for every compiler.
struct null_literal {
  static constexpr void write_tokens(token_list& tokens) { tokens.text("NULL"); }
};

template <constraint_kind Kind, fixed_text Name, class Condition, class... Terms>
struct index_of {
  static constexpr constraint_kind kind = Kind;
  static constexpr auto name = Name;
  static constexpr bool are_columns = (is_column<typename Terms::ordered> && ...);
  static constexpr bool is_partial = !std::is_same_v<Condition, whole_table_indexed>;

  [[no_unique_address]] product<Terms...> terms;
  [[no_unique_address]] Condition condition;

  template <class E>
  constexpr auto where(E given) const {
    return index_of<Kind, Name, E, Terms...>{terms, given};
  }
};

template <class Part, constraint_kind... Kinds>
constexpr bool is_of_column(unsigned column) {
  if constexpr (((Part::kind == Kinds) || ...)) {
    return position_of_member<Part::key>() == column;
  } else {
    return false;
  }
}

template <class Part>
inline constexpr bool is_whole_index = false;
template <constraint_kind Kind, fixed_text Name, class... Terms>
inline constexpr bool is_whole_index<index_of<Kind, Name, whole_table_indexed, Terms...>> = true;

}  // namespace detail

namespace rule {

/// Whether the last part of a table's constraints is an index without a condition.
template <class Constraints>
inline constexpr bool follows_index = false;

}  // namespace rule

/// Describes a model's table beyond its columns and keys. Each function gives a copy with one thing more:
///
///     template <> inline constexpr auto ikebana::constraints<Post> = ikebana::constrain<Post>()
///         .on_delete<&Post::user_id>(ikebana::foreign_key_action::cascade)
///         .check(ikebana::col<&Post::views> >= 0)
///         .index(ikebana::col<&Post::title>).where(ikebana::col<&Post::views> > 100);
///     // CREATE TABLE ... CHECK ("views" >= 0), FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE ...
///     // CREATE INDEX ... ON "posts" ("title") WHERE "views" > 100
///
/// `schema` and `create_table` write it; an insertion reads which columns and keys the database fills; a query does not read it.
/// Values stand in the text as literals.
///
/// All of it is computed while compiling. What cannot be right is a compile error at the call: a member of another model, an
/// expression that sees more than its own row, a value that the column cannot hold. What has to do with other tables is an error
/// where the schema is written.
template <class Model, class... Parts>
struct constraints_of {
  using model = Model;

  [[no_unique_address]] detail::product<Parts...> parts;

  /// Whether the database computes a column, and whether it gives one a value where a new row does not say.
  static constexpr bool computes(unsigned column) {
    return (detail::is_of_column<Parts, detail::constraint_kind::generated, detail::constraint_kind::stored>(column) || ...);
  }
  static constexpr bool gives_default(unsigned column) {
    return (detail::is_of_column<Parts, detail::constraint_kind::default_value>(column) || ...);
  }

  /// Whether SQLite numbers the rows of the table, and so makes a single integer key. WITHOUT ROWID it does not.
  static constexpr bool has_rowid() { return ((Parts::kind != detail::constraint_kind::without_rowid) && ...); }

  /// Sets what is done with the rows of a foreign key, a member or `key<...>`, when their parent is removed:
  /// `.on_delete<&Post::user_id>(foreign_key_action::cascade)` gives `ON DELETE CASCADE`.
  template <auto Key>
  constexpr auto on_delete(foreign_key_action action) const {
    return with_key<detail::constraint_kind::on_delete, Key>(action);
  }

  /// Sets what is done with them when the parent's key is changed: `ON UPDATE CASCADE`.
  template <auto Key>
  constexpr auto on_update(foreign_key_action action) const {
    return with_key<detail::constraint_kind::on_update, Key>(action);
  }

  /// Checks a foreign key when the transaction ends, not at each statement: `.deferred<&Post::user_id>()` gives
  /// `DEFERRABLE INITIALLY DEFERRED`.
  template <auto Key>
  constexpr auto deferred() const {
    return with_key<detail::constraint_kind::deferred, Key>(foreign_key_action::no_action);
  }

  /// Adds a condition that each row fulfils: `.check<"no_debts">(col<&User::balance> >= 0)` gives `CONSTRAINT "no_debts" CHECK
  /// ("balance" >= 0)`. A row that does not is a constraint_violation when it is written, with the name in its message.
  template <fixed_text Name = "", class E>
  constexpr auto check(E condition) const {
    if constexpr (detail::check_constraint<Model, E>()) {
      return with(detail::row_check<Name, E>{condition});
    } else {
      return *this;
    }
  }

  /// Gives a column a value for insertions without one: `.default_value<&Post::views>(0)` gives `"views" INTEGER NOT NULL DEFAULT
  /// 0`. An expression without columns stands in parentheses: `DEFAULT (CURRENT_TIMESTAMP)`. `insert<M>().set(...)` may leave the
  /// column out.
  template <auto Member, class T>
  constexpr auto default_value(T&& value) const {
    if constexpr (detail::check_column_expression<detail::constraint_kind::default_value, Model, Member, T>()) {
      return with_expression<detail::constraint_kind::default_value, Member>(static_cast<T&&>(value));
    } else {
      return *this;
    }
  }

  /// Lets the database compute a column when it is read: `.generated<&Post::slug>(lower(col<&Post::title>))` gives `GENERATED ALWAYS
  /// AS (lower("title")) VIRTUAL`. Records are written without it.
  template <auto Member, class T>
  constexpr auto generated(T&& expression) const {
    if constexpr (detail::check_column_expression<detail::constraint_kind::generated, Model, Member, T>()) {
      return with_expression<detail::constraint_kind::generated, Member>(static_cast<T&&>(expression));
    } else {
      return *this;
    }
  }

  /// As generated, for a column that is computed when its row is written, and kept: `GENERATED ALWAYS AS (...) STORED`.
  template <auto Member, class T>
  constexpr auto stored(T&& expression) const {
    if constexpr (detail::check_column_expression<detail::constraint_kind::stored, Model, Member, T>()) {
      return with_expression<detail::constraint_kind::stored, Member>(static_cast<T&&>(expression));
    } else {
      return *this;
    }
  }

  /// Adds an index over columns and expressions, `asc(...)` and `desc(...)`: `.index(lower(col<&Post::title>))` gives `CREATE INDEX
  /// "posts_title" ON "posts" (lower("title"))`. `.where(...)` after it makes it partial. Its name, `index<"by_title">`, is made of
  /// the table and the columns if none is given.
  template <fixed_text Name = "", class... Terms>
  constexpr auto index(Terms... terms) const {
    return with_index<detail::constraint_kind::index, Name>(terms...);
  }

  /// As index, for values that are unique together: `CREATE UNIQUE INDEX ...`.
  template <fixed_text Name = "", class... Terms>
  constexpr auto unique_index(Terms... terms) const {
    return with_index<detail::constraint_kind::unique_index, Name>(terms...);
  }

  /// Makes the index before it a partial one: `.index(col<&Post::title>).where(col<&Post::views> > 100)` gives `... WHERE "views" >
  /// 100`. An index `WHERE key IS NOT NULL` serves a relation by that key; one with another condition does not.
  template <class E>
  constexpr auto where(E condition) const {
    if constexpr (!rule::follows_index<constraints_of>) {
      static_assert(
          rule::follows_index<constraints_of>, "ikebana::constrain: where follows the index that it makes partial; say index(...) first");
      return *this;
    } else if constexpr (!detail::check_constraint<Model, E>()) {
      return *this;
    } else {
      return with_where(std::make_index_sequence<sizeof...(Parts) - 1>{}, condition);
    }
  }

  /// Holds each column to its type: `CREATE TABLE ... STRICT`. SQLite 3.37.
  constexpr auto strict() const { return with(detail::table_option<detail::constraint_kind::strict>{}); }

  /// Keeps the rows in the order of their primary key: `CREATE TABLE ... WITHOUT ROWID`. No key is made by the database: one
  /// that is 0 is written as it is.
  constexpr auto without_rowid() const { return with(detail::table_option<detail::constraint_kind::without_rowid>{}); }

  /// Never gives the key of a removed row again: `INTEGER PRIMARY KEY AUTOINCREMENT`.
  constexpr auto autoincrement() const { return with(detail::table_option<detail::constraint_kind::autoincrement>{}); }

 private:
  template <class Part>
  constexpr auto with(Part part) const {
    return with(std::make_index_sequence<sizeof...(Parts)>{}, part);
  }

  template <std::size_t... I, class Part>
  constexpr constraints_of<Model, Parts..., Part> with(std::index_sequence<I...>, Part part) const {
    return {{{static_cast<const detail::product_element<I, Parts>&>(parts).value}..., {part}}};
  }

  /// All parts but the last, and the last with a condition.
  template <std::size_t... I, class E>
  constexpr auto with_where(std::index_sequence<I...>, E condition) const {
    using last = detail::product_element<sizeof...(Parts) - 1, detail::at<sizeof...(Parts) - 1, Parts...>>;
    auto partial = static_cast<const last&>(parts).value.where(condition);
    return constraints_of<Model, detail::at<I, Parts...>..., decltype(partial)>{
        {{static_cast<const detail::product_element<I, detail::at<I, Parts...>>&>(parts).value}..., {partial}}};
  }

  template <detail::constraint_kind Kind, auto Key>
  constexpr auto with_key(foreign_key_action action) const {
    if constexpr (detail::check_constrained_key<Model, Key>()) {
      return with(detail::key_option<Kind, Key>{action});
    } else {
      return *this;
    }
  }

  template <detail::constraint_kind Kind, auto Member, class T>
  constexpr auto with_expression(T&& given) const {
    if constexpr (std::is_same_v<std::remove_cvref_t<T>, std::nullopt_t>) {
      return with(detail::column_expression_of<Kind, Member, detail::null_literal>{});
    } else {
      using kept = decltype(detail::assigned_operand<Member>(static_cast<T&&>(given)));
      return with(detail::column_expression_of<Kind, Member, kept>{detail::assigned_operand<Member>(static_cast<T&&>(given))});
    }
  }

  template <detail::constraint_kind Kind, fixed_text Name, class... Terms>
  constexpr auto with_index(Terms... terms) const {
    if constexpr (detail::check_index<Model, Terms...>()) {
      using kept = detail::index_of<Kind, Name, detail::whole_table_indexed, decltype(detail::as_ordering(terms))...>;
      return with(kept{{{detail::as_ordering(terms)}...}, {}});
    } else {
      return *this;
    }
  }
};

namespace rule {

template <class Model, class... Parts>
inline constexpr bool follows_index<constraints_of<Model, Parts...>> =
    detail::is_whole_index<detail::last<detail::whole_table_indexed, Parts...>>;

}  // namespace rule

/// Begins the description of a model's table: `constraints<Post> = constrain<Post>().check(...)`. By itself it adds nothing. What
/// is no model is a compile error.
template <class Model>
constexpr auto constrain() {
  if constexpr (a_model<Model>) {
    return constraints_of<Model>{};
  } else if constexpr (!detail::check_model<Model>()) {
    return detail::rejected{};
  }
}

}  // namespace ikebana
