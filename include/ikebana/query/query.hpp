// SPDX-License-Identifier: BSL-1.0
#pragma once

// A query: an immutable value whose type is the whole statement and whose members are the values to bind.

#include <ikebana/fwd.hpp>

#include <ikebana/query/after.hpp>
#include <ikebana/query/append_clause.hpp>
#include <ikebana/query/check/group.hpp>
#include <ikebana/query/check/order.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/query/check/select.hpp>
#include <ikebana/query/check/where.hpp>
#include <ikebana/query/clause/into.hpp>
#include <ikebana/query/clause/page.hpp>
#include <ikebana/query/clause/row_lock.hpp>
#include <ikebana/query/clause/variant.hpp>
#include <ikebana/query/clause/window.hpp>
#include <ikebana/query/clause/with.hpp>
#include <ikebana/query/join_api.hpp>
#include <ikebana/query/statement/kind.hpp>
#include <ikebana/query/statement/request.hpp>

namespace ikebana {

/// What `from<M>()` and `related<R>()` give. Each function gives a new query; none changes this one.
///
///     constexpr auto recent = from<Post>().where(col<&Post::views> > 10).order_by(desc(col<&Post::id>)).limit(5);
///     // SELECT "posts"."id", ... FROM "posts" WHERE "posts"."views" > ?1 ORDER BY "posts"."id" DESC LIMIT ?2
template <class Source, class Clauses>
class query : public detail::join_api<query<Source, Clauses>> {
 public:
  using detail::join_api<query>::with;
  using source = Source;
  static constexpr unsigned clause_flags = Clauses::adds;
  using statement = typename detail::statement_for<detail::kind_of_statement<Source>(clause_flags)>::template of<Source, Clauses>;
  using results = typename detail::result_kind<detail::yields_its_model(clause_flags)>::template of<Source, Clauses>;
  using scope = typename detail::scope_kind<detail::brings_tables(clause_flags)>::template of<Source, Clauses>;
  /// What each row is: a model, a value, or `row<...>` of several.
  using row = typename results::row;
  /// The values of a row as a `boost::hana::tuple`; the columns, where the row is one model.
  using tuple = typename results::tuple;
  /// Whether there is one row at most, by the relation.
  static constexpr bool is_to_one = Source::is_to_one;

  [[no_unique_address]] typename Clauses::values clauses;

  /// Keeps the rows for which the condition holds; several are joined by AND.
  template <class E>
  [[gnu::always_inline]] constexpr auto where(E condition) const {
    if constexpr ((clause_flags & detail::has::compound) == 0 && detail::is_sound_condition<scope, E>) {
      return detail::append_clause<Source>(clauses, detail::where<E>{{}, static_cast<E&&>(condition)});
    } else if constexpr (!detail::check_where<query, E>()) {
      return detail::rejected{};
    } else if constexpr (detail::is_maybe<E>) {
      return detail::append_clause<Source>(
          clauses, detail::where_maybe<typename E::condition, detail::variants_of_query<query>::parts>{{}, condition.inner});
    } else {
      return detail::append_clause<Source>(clauses, detail::where<E>{{}, static_cast<E&&>(condition)});
    }
  }

  template <class E, class Second, class... More>
  constexpr auto where(E, Second, More...) const {
    if constexpr (!detail::refused_conditions<E, Second, More...>{}) return detail::rejected{};
  }

  /// Orders the rows, first by the first term; several calls append.
  template <class... Terms>
  [[gnu::always_inline]] constexpr auto order_by(Terms... terms) const {
    if constexpr (detail::is_sound_order<scope, Terms...>) {
      using kept = detail::order_by<decltype(detail::as_ordering(terms))...>;
      return detail::append_clause<Source>(clauses, kept{{}, {{detail::as_ordering(static_cast<Terms&&>(terms))}...}});
    } else if constexpr (!detail::check_order<query, Terms...>()) {
      return detail::rejected{};
    } else if constexpr ((detail::is_chosen_term<Terms> || ...)) {
      return detail::ordered_by_each(*this, terms...);
    } else {
      using kept = detail::order_by<decltype(detail::as_ordering(terms))...>;
      return detail::append_clause<Source>(clauses, kept{{}, {{detail::as_ordering(static_cast<Terms&&>(terms))}...}});
    }
  }

  /// At most so many rows, of each owner where there are several: a number, or a `param<"...">`.
  template <class Count>
  [[gnu::always_inline]] constexpr auto limit(Count most) const {
    if constexpr (detail::check_row_count<detail::has::limit, query, Count>()) {
      return detail::append_clause<Source>(clauses, detail::make_row_count<detail::has::limit>(most));
    } else {
      return detail::rejected{};
    }
  }

  /// Leaves out the first rows: a number, or a `param<"...">`.
  template <class Count>
  constexpr auto offset(Count skipped) const {
    if constexpr (detail::check_row_count<detail::has::offset, query, Count>()) {
      return detail::append_clause<Source>(clauses, detail::make_row_count<detail::has::offset>(skipped));
    } else {
      return detail::rejected{};
    }
  }

  /// One page of the rows, the first is number 1: `db(q.page(2, 20))` gives its rows and the total of all pages, which is
  /// a statement of its own: `SELECT count(*) FROM ...`.
  template <class... Numbers>
  constexpr auto page(Numbers... number_and_size) const {
    if constexpr (detail::check_page<query, Numbers...>()) {
      return detail::append_clause<Source>(clauses, detail::make_page(number_and_size...));
    } else {
      return detail::rejected{};
    }
  }

  /// The rows after one that was read, in the order asked for, which must tell all rows apart: by the primary key, of joined
  /// rows by that of each side, of groups by what they agree in. Where a relation may reach a target twice, say distinct().
  ///
  ///     from<Post>().order_by(col<&Post::id>).limit(20).after(last)   // ... WHERE "posts"."id" > ?1 ORDER BY ...
  template <class Row>
  constexpr auto after(const Row& last) const {
    if constexpr (detail::check_after<query, Row>()) {
      using terms = typename detail::order_of<Source, Clauses>::type;
      return where(detail::rows_after(terms{}, last));
    } else {
      return detail::rejected{};
    }
  }

  /// Each row once. On a relation: each target once an owner, before any limit.
  constexpr auto distinct() const { return detail::append_clause<Source>(clauses, detail::distinct{}); }

  /// Yields these instead of the whole model: columns, expressions, `model<M>`.
  template <class... Items>
  constexpr auto select(Items... items) const {
    if constexpr (detail::check_select<query, Items...>()) {
      return detail::append_clause<Source>(clauses, detail::select<Items...>{{}, {{static_cast<Items&&>(items)}...}});
    } else {
      return detail::rejected{};
    }
  }

  /// Yields structs of a type: each member is filled by the column of its name and type. Of a whole model, only the
  /// columns that the struct has are selected.
  ///
  ///     struct Line { BOOST_HANA_DEFINE_STRUCT(Line, (std::string, title)); };
  ///     from<Post>().into<Line>()   // SELECT "posts"."title" FROM "posts"
  template <class Struct>
  constexpr auto into() const {
    if constexpr (detail::check_into<query, Struct>()) {
      return detail::add_into<Struct>(*this);
    } else {
      return detail::rejected{};
    }
  }

  /// Yields each row with its targets: `from<Country>().with(related<CountryPosts>())`.
  template <class Related>
  constexpr auto with(Related related) const {
    if constexpr (detail::check_preload<query, Related>()) {
      return detail::append_clause<Source>(clauses, detail::with<Related>{{}, static_cast<Related&&>(related)});
    } else {
      return detail::rejected{};
    }
  }

  /// The targets of one owner: its record, or its key where the relation begins at the owner's primary key. A range of
  /// records or keys gives the targets of each: as many lists as there are owners, in their order, by one statement.
  template <class Owner>
  [[gnu::always_inline]] constexpr auto of(const Owner& owner) const {
    if constexpr (!Source::is_related) {
      if constexpr (!detail::refused_of<query>{}) return detail::rejected{};
    } else if constexpr (detail::a_range<Owner> && !rule::has_one_text<query>) {
      if constexpr (!detail::refused_variant_within<query>{}) return detail::rejected{};
    } else if constexpr (detail::a_range<Owner> && (clause_flags & detail::has::page) != 0) {
      if constexpr (!detail::refused_page_of_several<query>{}) return detail::rejected{};
    } else if constexpr ((clause_flags & detail::has::owner) != 0) {
      if constexpr (!detail::refused_second_owner<query>{}) return detail::rejected{};
    } else if constexpr (detail::check_owner<typename Source::relation, Owner>()) {
      if constexpr (detail::a_range<Owner>) {
        return detail::append_clause<Source>(clauses, detail::keys_of_owners<query>(owner));
      } else {
        return detail::append_clause<Source>(clauses, detail::owner_key<typename Source::relation>(owner));
      }
    } else {
      return detail::rejected{};
    }
  }

  /// Makes groups of the rows that agree in these; then an aggregate is of a group.
  template <class... Keys>
  constexpr auto group_by(Keys... keys) const {
    if constexpr (detail::check_grouping<query, Keys...>()) {
      return detail::append_clause<Source>(clauses, detail::group_by<Keys...>{{}, {{static_cast<Keys&&>(keys)}...}});
    } else {
      return detail::rejected{};
    }
  }

  /// Keeps the groups for which the condition holds; several are joined by AND.
  template <class E, class... More>
  constexpr auto having(E condition, More...) const {
    if constexpr (detail::check_having<query, E, More...>()) {
      return detail::append_clause<Source>(clauses, detail::having<E>{{}, static_cast<E&&>(condition)});
    } else {
      return detail::rejected{};
    }
  }

  /// Locks the rows until the transaction ends, against other transactions that would change or lock them; rows that are
  /// locked already are waited for, skipped, or an error: `for_update<if_locked::skip>()`. SQLite locks no rows.
  ///
  ///     from<Post>().where(col<&Post::id> == 7).for_update()   // SELECT ... WHERE "posts"."id" = $1 FOR UPDATE
  template <if_locked Otherwise = if_locked::wait>
  constexpr auto for_update() const {
    if constexpr (detail::check_row_lock<query>()) {
      return detail::append_clause<Source>(clauses, detail::row_lock<Otherwise>{});
    } else {
      return detail::rejected{};
    }
  }

  /// Names a window, for several functions over it: `.window<"w">(window().order_by(...))`, and `.over<"w">()`.
  template <fixed_text Name, class Window>
  constexpr auto window(Window said) const {
    if constexpr (detail::check_window<query, Window>()) {
      return detail::append_clause<Source>(clauses, detail::window_clause<Name, Window>{{}, said});
    } else {
      return detail::rejected{};
    }
  }

  /// Preloads by one joined statement, whatever the query it is part of.
  constexpr auto joined() const { return detail::append_clause<Source>(clauses, detail::joined{}); }

  /// Preloads by reading each table on the path once, whatever the query it is part of.
  constexpr auto by_hop() const { return detail::append_clause<Source>(clauses, detail::by_hop{}); }

  /// The text of the query's first statement.
  template <class Dialect = sqlite::dialect>
  static constexpr auto sql() {
    if constexpr (detail::check_text<query, Dialect>()) {
      return detail::render<statement, Dialect>();
    } else {
      return detail::rejected_text{};
    }
  }

  /// The texts that the query can have, where it has maybe(...) or choose(...): the number in the array has a bit for each
  /// maybe, in their order, that is set where the condition is there.
  template <class Dialect = sqlite::dialect>
  static constexpr auto variants() {
    if constexpr (detail::check_variants<query, Dialect>()) {
      return detail::render_variants<query, Dialect>();
    } else {
      return detail::rejected{};
    }
  }

  /// The texts of all statements of the query's plan: its own, then those of each preload, depth first.
  template <class Dialect = sqlite::dialect>
  static constexpr auto statements() {
    if constexpr (detail::check_plan_texts<query, Dialect>()) {
      return detail::render_plan<query, Dialect>();
    } else {
      return detail::rejected{};
    }
  }
};

}  // namespace ikebana
