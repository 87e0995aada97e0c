// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writing rows: `insert(record)`, `insert(records)`, `insert<M>().set(...)` and `insert<M>(query)`.

#include <ikebana/write/check/insert.hpp>
#include <ikebana/write/conflict.hpp>
#include <ikebana/write/generated_key.hpp>

namespace ikebana {

namespace detail {

/// The values of an insertion, from its rows and from its clauses.
template <class Row, class Clauses>
struct inserted {
  const Row& row;
  const Clauses& clauses;
};

template <class Row, class Clauses>
inserted(const Row&, const Clauses&) -> inserted<Row, Clauses>;  // Clang 14 deduces no aggregates

template <class Rows, class... Cs>
struct insert_statement {
  using model = typename Rows::model;
  static constexpr unsigned clauses = (Cs::adds | ... | 0u);
  static constexpr bool is_all_default = std::is_same_v<Rows, column_values<model>>;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.open();
    tokens.text("INSERT INTO ");
    tokens.table(tokens.source(table_of<model>, {}));
    Rows::write_column_list(tokens);
    tokens.close();
    Rows::write_tokens(tokens, (clauses & has::conflict) != 0);
    if constexpr ((clauses & (has::conflict | has::returning)) != 0) {
      [[maybe_unused]] const unsigned there = tokens.next_source();
      conflict_scope<model>::open(tokens);
      // One row, or records one after the other, are written in the order that the user says: a query of what is returned finds them
      // there, unless the dialect reads all as it was before.
      constexpr unsigned kind = per_row_is_any_column | per_row_is_returned;
      constexpr bool are_of_query = requires { requires Rows::are_of_query; };
      if constexpr (are_of_query) tokens.begin_per_row(there, kind);
      detail::write_part(tokens, {has::conflict | has::where, "", ""}, {{Cs::adds, Cs::write}...});
      if (!are_of_query && !tokens.dialect().writes_row_by_row) tokens.begin_per_row(there, kind);
      detail::write_returned<Cs...>(tokens);
      tokens.close();
    }
  }

  template <class Row, class Visitor>
  static constexpr void values(const inserted<Row, product<Cs...>>& given, Visitor& visitor) {
    Rows::values(given.row, visitor);
    if constexpr ((clauses & has::conflict) != 0) detail::visit_clauses<has::conflict | has::where>(given.clauses, visitor);
    if constexpr ((clauses & has::returning) != 0) detail::visit_clauses<has::returning>(given.clauses, visitor);
  }
};

}  // namespace detail

/// What `insert(...)` gives. Run it by `db.execute(...)`: see `insert`.
template <class Rows, class... Cs>
struct insert_query {
  using is_write = void;
  using model = typename Rows::model;
  using statement = detail::insert_statement<typename Rows::rows_statement, Cs...>;
  static constexpr unsigned clause_flags = (Cs::adds | ... | 0u);

  /// What `returning(...)` yields for each row.
  using row = typename detail::result_of<insert_query>::row;
  using tuple = typename detail::result_of<insert_query>::tuple;

  Rows rows;
  [[no_unique_address]] detail::product<Cs...> clauses;

  /// Where a row with the same values in these columns, which are unique, is there already: says what is done instead.
  /// Without columns: on any conflict.
  template <auto... Members>
  constexpr auto on_conflict() const {
    if constexpr (detail::check_conflict<insert_query, Members...>()) {
      return conflicting<detail::anything, Members...>{*this, {}};
    } else {
      return detail::rejected{};
    }
  }

  /// Updates on a conflict only where the condition holds: `do_update(...).where(...)`.
  template <class E>
  constexpr auto where(E condition) const {
    if constexpr (detail::check_conflict_where<insert_query, E>()) {
      return with_clause(clauses, detail::conflict_where<E>{{}, condition});
    } else {
      return detail::rejected{};
    }
  }

  /// Yields these of each row that is written: `db.all(insert(posts).returning(col<&Post::id>))`.
  template <class... Items>
  constexpr auto returning(Items... items) const {
    if constexpr (detail::check_returning<insert_query, model, Items...>()) {
      return with_clause(clauses, detail::returning<Items...>{{}, {{items}...}});
    } else {
      return detail::rejected{};
    }
  }

  /// `INSERT INTO "countries" ("id", "name") VALUES (?1, ?2)`
  template <class Dialect = sqlite::dialect>
  static constexpr auto sql() {
    if constexpr (detail::check_text<insert_query, Dialect>()) {
      return detail::render<statement, Dialect>();
    } else {
      return detail::rejected_text{};
    }
  }

  /// The texts that running it may need: one, and where a record chooses whether the database makes its key, two.
  template <class Dialect = sqlite::dialect>
  static constexpr auto statements() {
    if constexpr (detail::check_text<insert_query, Dialect>()) {
      return detail::render_each<Dialect>(detail::insertion_statements<insert_query, Dialect>{});
    } else {
      return detail::rejected{};
    }
  }

  template <std::size_t... I, class Clause>
  constexpr auto with_clause(const detail::product_of<std::index_sequence<I...>, Cs...>& given, Clause clause) const {
    return insert_query<Rows, Cs..., Clause>{rows, {{static_cast<const detail::product_element<I, Cs>&>(given).value}..., {clause}}};
  }

  /// An insertion that has said on which conflict it does something, and not what.
  template <class Where, auto... Members>
  struct conflicting {
    insert_query insertion;
    [[no_unique_address]] Where condition;

    /// Of a partial unique index: its condition, with constants as `lit<...>`. It may be the very object that `constrain` has.
    template <class E>
    constexpr auto where(E narrowed) const {
      if constexpr (detail::check_conflict_target<model, E>()) {
        return conflicting<E, Members...>{insertion, narrowed};
      } else {
        return detail::rejected{};
      }
    }

    /// Leaves the row that is there: `ON CONFLICT ("email") DO NOTHING`.
    constexpr auto do_nothing() const {
      return insertion.with_clause(insertion.clauses, detail::on_conflict<detail::conflict_target<Where, Members...>>{{}, {condition}, {}});
    }

    /// Changes the row that is there: `ON CONFLICT ("email") DO UPDATE SET "name" = "excluded"."name"`.
    template <class... Assignments>
    constexpr auto do_update(Assignments... assignments) const {
      if constexpr (detail::check_conflict_update<model, Assignments...>()) {
        using clause = detail::on_conflict<detail::conflict_target<Where, Members...>, Assignments...>;
        return insertion.with_clause(insertion.clauses, clause{{}, {condition}, {{assignments}...}});
      } else {
        return detail::rejected{};
      }
    }
  };
};

/// The name of it before, for one release more.
template <class Rows, class... Cs>
using inserting = insert_query<Rows, Cs...>;

/// Writes a record. A single integer key that is 0, or an empty optional, is left to the database; executing the
/// insertion gives the record's key, 0 where no row is made, or the number of rows where the database makes no keys: the key
/// is no single integer, or the table is WITHOUT ROWID. A record given by its address gets the key that the database has made,
/// none where no row is made. A range of records is written by one statement, in one transaction, and gives the number of rows.
///
///     std::int64_t id = db.execute(insert(Country{0, "Kenya"}));
///     // INSERT INTO "countries" ("id", "name") VALUES (?1, ?2)
///     db.execute(insert(countries).on_conflict<&Country::id>().do_update(col<&Country::name> = excluded(col<&Country::name>)));
///     // ... ON CONFLICT ("id") DO UPDATE SET "name" = "excluded"."name"
template <class Record>
constexpr auto insert(Record&& record) {
  using given = std::remove_cv_t<std::remove_reference_t<Record>>;
  using target = std::remove_pointer_t<given>;
  if constexpr (detail::is_rejected<given>) {
    return detail::rejected{};
  } else if constexpr (detail::a_range<target> && !a_model<target>) {
    using model = std::remove_const_t<detail::element_of<target>>;
    if constexpr (detail::check_record<model>()) {
      return insert_query<detail::each_record<model, detail::stored_as<Record>>>{{static_cast<Record&&>(record)}, {}};
    } else {
      return detail::rejected{};
    }
  } else if constexpr (detail::check_record<std::remove_const_t<target>>()) {
    return insert_query<detail::one_record<std::remove_const_t<target>, detail::stored_as<Record>>>{{static_cast<Record&&>(record)}, {}};
  } else {
    return detail::rejected{};
  }
}

/// Writes a row of some columns: `insert<Post>().set(col<&Post::user_id> = 1, col<&Post::title> = param<"title">)` gives
/// `INSERT INTO "posts" ("user_id", "title") VALUES (?1, ?2)`. What is not set is NULL, or a key that
/// the database makes, or its default. Executing it gives the key, as of a record.
template <class Model>
constexpr auto insert() {
  if constexpr (detail::check_record<Model>()) {
    return detail::row_to_insert<Model>{};
  } else {
    return detail::rejected{};
  }
}

/// Writes the rows that a query yields, into all columns, or into those that are named.
///
///     insert<Archive>(from<Post>().where(col<&Post::views> == 0))
///     // INSERT INTO "archives" ("id", "title") SELECT "posts"."id", "posts"."title" FROM "posts" WHERE ...
template <class Model, auto... Members, class Query>
constexpr auto insert(Query rows) {
  if constexpr (detail::is_rejected<Query>) {
    return detail::rejected{};
  } else if constexpr (detail::check_insert_from<Model, Query, Members...>()) {
    return insert_query<detail::rows_of_query<Model, Query, Members...>>{{rows}, {}};
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana
