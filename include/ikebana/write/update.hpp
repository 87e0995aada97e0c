// SPDX-License-Identifier: BSL-1.0
#pragma once

// Changing rows and removing them: `update<M>().set(...).where(...)`, `remove<M>().where(...)`, and the same for the
// targets of a relation.

#include <ikebana/query/related.hpp>
#include <ikebana/write/check/write.hpp>
#include <ikebana/write/returning.hpp>

namespace ikebana {

namespace detail {

template <class Source, class... Cs>
struct update_statement {
  using found = found_rows<Source, Cs...>;

  static constexpr void write_tokens(token_list& tokens) {
    const unsigned source = found::declare(tokens);
    constexpr unsigned kind = computes_columns<typename found::model>() ? per_row_is_any_column : 0u;
    tokens.text("UPDATE ");
    tokens.table(source);
    // Beside a table that is joined, SQLite computes all before it writes a row.
    if constexpr ((found::clauses & has::from) == 0) tokens.begin_per_row(source, kind);
    detail::write_part(tokens, part::set, {{Cs::adds, Cs::write}...});
    if constexpr ((found::clauses & has::from) != 0) {
      detail::write_part(tokens, part::from, {{Cs::adds, Cs::write}...}, source + 1);
    } else {
      tokens.all_first(source, false);
      if constexpr (!found::asks_each_row) tokens.end_per_row();
    }
    found::write_where(tokens, source);
    if constexpr ((found::clauses & has::returning) != 0) tokens.begin_per_row(source, kind | per_row_is_returned);
    detail::write_returned<Cs...>(tokens);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    detail::visit_clauses<has::set>(given, visitor);
    found::values(given, visitor);
    if constexpr ((found::clauses & has::returning) != 0) detail::visit_clauses<has::returning>(given, visitor);
  }
};

template <class Source, class... Cs>
struct remove_statement {
  using found = found_rows<Source, Cs...>;

  static constexpr void write_tokens(token_list& tokens) {
    const unsigned source = found::declare(tokens);
    tokens.text("DELETE FROM ");
    tokens.table(source);
    if constexpr (found::asks_each_row) {
      tokens.begin_per_row(source, per_row_is_any_column);
      found::write_where(tokens, source);
      tokens.all_first(source, true);
      tokens.end_per_row();
    } else {
      found::write_where(tokens, source);
    }
    if constexpr ((found::clauses & has::returning) != 0) tokens.begin_per_row(source, per_row_is_any_column | per_row_is_returned);
    detail::write_returned<Cs...>(tokens);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const product<Cs...>& given, Visitor& visitor) {
    found::values(given, visitor);
    if constexpr ((found::clauses & has::returning) != 0) detail::visit_clauses<has::returning>(given, visitor);
  }
};

struct everywhere : clause {
  static constexpr unsigned adds = has::everywhere;
};

/// What updates and removals have in common: which rows they are about. Self is `update_query` or `delete_query`.
template <template <class, class...> class Self, class Source, class... Cs>
struct writing {
  using is_write = void;
  using rows_written = query<Source, clause_list<Cs...>>;
  using model = typename Source::row_model;
  using found = found_rows<Source, Cs...>;
  static constexpr unsigned clause_flags = (Cs::adds | ... | 0u);
  static constexpr bool is_about_some = Source::is_related || (clause_flags & (has::where | has::everywhere)) != 0;

  [[no_unique_address]] product<Cs...> clauses;

  /// Writes the rows for which the condition holds; several are joined by AND.
  template <class E>
  constexpr auto where(E condition) const {
    if constexpr (check_condition<query<Source, clause_list<Cs...>>, E>()) {
      return with_clause(detail::where<E>{{}, static_cast<E&&>(condition)});
    } else {
      return rejected{};
    }
  }

  template <class E, class Second, class... More>
  constexpr auto where(E, Second, More...) const {
    if constexpr (!refused_conditions<E, Second, More...>{}) return rejected{};
  }

  /// Yields these of each row that is written: `db.all(remove<Post>().where(...).returning(col<&Post::id>))`. Of a row
  /// that is updated they are its values after that.
  template <class... Items>
  constexpr auto returning(Items... items) const {
    if constexpr (check_returning<Self<Source, Cs...>, model, Items...>()) {
      return with_clause(detail::returning<Items...>{{}, {{items}...}});
    } else {
      return rejected{};
    }
  }

  /// Writes all rows of the table, as a write without where must say.
  constexpr auto everywhere() const { return with_clause(detail::everywhere{}); }

  /// The text of the statement.
  template <class Dialect = sqlite::dialect>
  static constexpr auto sql() {
    if constexpr (!check_whole_write<Self<Source, Cs...>>()) {
      return rejected_text{};
    } else if constexpr (check_text<Self<Source, Cs...>, Dialect>()) {
      return render<typename Self<Source, Cs...>::statement, Dialect>();
    } else {
      return rejected_text{};
    }
  }

 protected:
  template <class Clause>
  constexpr auto with_clause(Clause clause) const {
    return Self<Source, Cs..., Clause>{{detail::append_clause<Source>(clauses, static_cast<Clause&&>(clause)).clauses}};
  }
};

}  // namespace detail

/// Changes rows: what `update<M>()` and `update(related<R>().of(owner))` give. Run it by `db.execute(...)`, which gives
/// the number of rows.
template <class Source, class... Cs>
struct update_query : detail::writing<update_query, Source, Cs...> {
  using statement = detail::update_statement<Source, Cs...>;
  /// What `returning(...)` yields for each row.
  using row = typename detail::result_of<update_query>::row;
  using tuple = typename detail::result_of<update_query>::tuple;
  static constexpr bool is_update = true;

  /// Another table whose columns the update sees: `update<Post>().from<User>().set(col<&Post::title> = col<&User::name>)
  /// .where(col<&User::id> == col<&Post::user_id>)` gives `UPDATE "posts" SET "title" = "users"."name" FROM "users" WHERE ...`.
  template <class Model, fixed_text Alias = "">
  constexpr auto from() const {
    using named = detail::named_source<Model, Alias>;
    if constexpr (detail::check_update_from<Source, typename named::model>()) {
      return this->with_clause(detail::update_from<typename named::model, named::alias>{});
    } else {
      return detail::rejected{};
    }
  }

  /// Sets columns: to values, to expressions over the row as it was, to `param<"...">`, to `std::nullopt`.
  template <class... Assignments>
  constexpr auto set(Assignments... assignments) const {
    if constexpr (detail::check_set<query<Source, detail::clause_list<Cs...>>, Assignments...>()) {
      return this->with_clause(detail::set<Assignments...>{{}, {{static_cast<Assignments&&>(assignments)}...}});
    } else {
      return detail::rejected{};
    }
  }
};

/// Removes rows: what `remove<M>()` and `remove(related<R>().of(owner))` give. Run it by `db.execute(...)`, which gives
/// the number of rows.
template <class Source, class... Cs>
struct delete_query : detail::writing<delete_query, Source, Cs...> {
  using statement = detail::remove_statement<Source, Cs...>;
  /// What `returning(...)` yields for each row.
  using row = typename detail::result_of<delete_query>::row;
  using tuple = typename detail::result_of<delete_query>::tuple;
  static constexpr bool is_update = false;
};

/// The names of these before, for one release more.
template <class Source, class... Cs>
using updating = update_query<Source, Cs...>;
template <class Source, class... Cs>
using removing = delete_query<Source, Cs...>;

/// Changes rows of a model: `db.execute(update<Post>().set(col<&Post::views> = 0).where(col<&Post::id> == 7))` runs
/// `UPDATE "posts" SET "views" = ?1 WHERE "posts"."id" = ?2`. Without where it must say `.everywhere()`.
template <class Model>
constexpr auto update() {
  if constexpr (detail::check_record<Model>()) {
    return update_query<detail::from_model<Model, "">>{};
  } else {
    return detail::rejected{};
  }
}

/// Changes the targets of a relation: `update(related<UserPosts>().of(user)).set(col<&Post::views> = 0)` gives
/// `UPDATE "posts" SET "views" = ?1 WHERE "posts"."user_id" = ?2`.
template <class Source, class... Cs>
constexpr auto update(query<Source, detail::clause_list<Cs...>> targets) {
  if constexpr (detail::check_written_query<query<Source, detail::clause_list<Cs...>>>()) {
    return update_query<Source, Cs...>{{static_cast<query<Source, detail::clause_list<Cs...>>&&>(targets).clauses}};
  } else {
    return detail::rejected{};
  }
}

/// Removes rows of a model: `db.execute(remove<Post>().where(col<&Post::views> == 0))` runs
/// `DELETE FROM "posts" WHERE "posts"."views" = ?1`. Without where it must say `.everywhere()`.
template <class Model>
constexpr auto remove() {
  if constexpr (detail::check_record<Model>()) {
    return delete_query<detail::from_model<Model, "">>{};
  } else {
    return detail::rejected{};
  }
}

/// Removes the targets of a relation: `remove(related<CountryPosts>().of(country))` gives `DELETE FROM "posts" WHERE
/// "posts"."user_id" IN (SELECT "users"."id" FROM "users" WHERE "users"."country_id" = ?1)`.
template <class Source, class... Cs>
constexpr auto remove(query<Source, detail::clause_list<Cs...>> targets) {
  if constexpr (detail::check_written_query<query<Source, detail::clause_list<Cs...>>>()) {
    return delete_query<Source, Cs...>{{static_cast<query<Source, detail::clause_list<Cs...>>&&>(targets).clauses}};
  } else {
    return detail::rejected{};
  }
}

constexpr detail::rejected update(detail::rejected) { return {}; }
constexpr detail::rejected remove(detail::rejected) { return {}; }

}  // namespace ikebana
