// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an insertion does where a row is there already: ON CONFLICT.

#include <ikebana/write/check/write.hpp>

namespace ikebana {

/// The value that an insertion would have written, in what it does instead: `col<&Post::views> = excluded(col<&Post::views>)`
/// gives `"views" = "excluded"."views"`.
template <auto Member>
constexpr auto excluded(column<Member>) {
  return aliased_column<Member, "excluded">{};
}

namespace detail {

struct anything {
  static constexpr bool is_given = false;
  using parts = list<>;
  template <class Visitor>
  constexpr void values(Visitor&) const {}
};

/// ON CONFLICT ("email") WHERE ...: the columns of a key that is unique, and of a partial index its condition, which is known by
/// its text alone: it binds nothing.
template <class Where, auto... Members>
struct conflict_target {
  static constexpr bool names_columns = sizeof...(Members) != 0;

  [[no_unique_address]] Where condition;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.text(" ON CONFLICT");
    [[maybe_unused]] separated columns(tokens, " (", ", ");
    (columns.next().bare_column(table_of<class_of<Members>>, position_of_member<Members>()), ...);
    if constexpr (sizeof...(Members) != 0) tokens.text(")");
    if constexpr (!std::is_same_v<Where, anything>) {
      tokens.text(" WHERE ");
      Where::write_tokens(tokens);
    }
  }
};

/// What an insertion does on a conflict: nothing, where it sets nothing.
template <class Target, class... Assignments>
struct on_conflict : clause {
  static constexpr unsigned adds = has::conflict | (sizeof...(Assignments) != 0 ? has::set : 0u);
  static constexpr bool updates = sizeof...(Assignments) != 0;

  [[no_unique_address]] Target target;
  [[no_unique_address]] product<Assignments...> given;

  static constexpr void write(part_list& list) {
    token_list& tokens = list.next();
    Target::write_tokens(tokens);
    if (updates && !Target::names_columns) detail::fail_if_refused(tokens, " ON CONFLICT DO UPDATE without columns");
    if constexpr (!updates) {
      tokens.text(" DO NOTHING");
    } else {
      separated assignments(tokens, " DO UPDATE SET ", ", ");
      (Assignments::write_tokens(assignments.next()), ...);
    }
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(target.condition, visitor);
    detail::for_each_in(given, [&](const auto& each) { detail::visit_values(each.inner, visitor); });
  }
};

/// Whether an expression binds no values, neither its own nor those that are given by name.
template <class E>
constexpr bool binds_nothing() {
  token_list tokens;
  E::write_tokens(tokens);
  for (const token& each : tokens) {
    if (each.kind == token_kind::value || each.kind == token_kind::parameter) return false;
  }
  return true;
}

/// The tables that an update on a conflict sees: the row that is there, and the one that is not written.
template <class Model>
struct conflict_scope {
  using queried = list<Model>;
  static constexpr bool is_closed = true;

  static constexpr void open(token_list& tokens) {
    tokens.open();
    const unsigned there = tokens.source(table_of<Model>, {});
    tokens.source(table_of<Model>, "excluded");
    tokens.begin_frame(there, there);
  }
};

}  // namespace detail

namespace rule {

/// Whether an insertion says for the first time what it does on a conflict.
template <class Insertion>
inline constexpr bool has_no_conflict_yet = (Insertion::clause_flags & detail::has::conflict) == 0;

/// Whether an insertion says what a column holds.
template <class Insertion>
inline constexpr bool writes_a_column = !requires { requires Insertion::statement::is_all_default; };

/// Whether a condition narrows an update on a conflict: do_update(...).where(condition).
template <class Insertion>
inline constexpr bool updates_on_conflict = (Insertion::clause_flags & (detail::has::set | detail::has::where)) == detail::has::set;

/// Whether a condition has no values: all that it compares with stands in its text, so that a database knows an index by it.
template <class E>
inline constexpr bool is_known_when_planned = detail::binds_nothing<E>();

}  // namespace rule

namespace detail {

template <class E>
struct refused_value_in_target {
  constexpr explicit operator bool() const {
    static_assert(rule::is_known_when_planned<E>,
                  "ikebana: the condition of a conflict target is that of a partial unique index, and binds no values; write lit<...>, "
                  "such as column == lit<0>");
    return false;
  }
};

template <class Insertion>
struct refused_second_conflict {
  constexpr explicit operator bool() const {
    static_assert(rule::has_no_conflict_yet<Insertion>, "ikebana: this insertion says already what it does on a conflict; leave one out");
    return false;
  }
};

template <class Insertion>
struct refused_where_of_insertion {
  constexpr explicit operator bool() const {
    static_assert(rule::updates_on_conflict<Insertion>,
                  "ikebana: an insertion has a condition only on do_update(...); say it once, right after that");
    return false;
  }
};

template <class Insertion>
struct refused_conflict_of_defaults {
  constexpr explicit operator bool() const {
    static_assert(rule::writes_a_column<Insertion>, "ikebana: a row of defaults alone has no ON CONFLICT in SQL; set a column");
    return false;
  }
};

template <class Model, auto Member>
constexpr auto check_conflict_member() {
  if constexpr (!rule::is_of_written_model<Member, Model>) {
    return refused_assigned_member<Member, Model>{};
  } else if constexpr (position_of_member<Member>() == members_of<Model>::size) {
    return refused_column<column<Member>>{};
  } else {
    return accepted{};
  }
}

template <class Insertion, auto... Members>
constexpr auto check_conflict() {
  if constexpr (!rule::has_no_conflict_yet<Insertion>) {
    return refused_second_conflict<Insertion>{};
  } else if constexpr (!rule::writes_a_column<Insertion>) {
    return refused_conflict_of_defaults<Insertion>{};
  } else if constexpr (!rule::table_is_not_excluded<typename Insertion::model>) {
    return refused_excluded_table<typename Insertion::model>{};
  } else {
    return detail::first_refusal(check_conflict_member<typename Insertion::model, Members>()...);
  }
}

template <class Model, class... Ts>
constexpr auto check_conflict_update() {
  if constexpr ((is_rejected<Ts> || ...)) {
    return refused_before{};
  } else if constexpr (sizeof...(Ts) == 0) {
    return refused_assignment<void>{};
  } else {
    return detail::first_refusal(check_assignment<conflict_scope<Model>, Model, Ts>()..., check_set_once<Model, Model, Ts...>());
  }
}

/// The condition of a partial unique index.
template <class Model, class E>
constexpr auto check_conflict_target() {
  using sound = decltype(check_condition_in<scope_of<query<from_model<Model, "">>>, E>());
  if constexpr (!std::is_same_v<sound, accepted>) {
    return sound{};
  } else if constexpr (!rule::is_known_when_planned<E>) {
    return refused_value_in_target<E>{};
  } else {
    return accepted{};
  }
}

template <class Insertion, class E>
constexpr auto check_conflict_where() {
  if constexpr (!rule::updates_on_conflict<Insertion>) {
    return refused_where_of_insertion<Insertion>{};
  } else {
    return check_condition_in<conflict_scope<typename Insertion::model>, E>();
  }
}

/// A condition on an update on a conflict.
template <class E>
struct conflict_where : clause {
  static constexpr unsigned adds = has::where;

  [[no_unique_address]] E condition;

  static constexpr void write(part_list& list) {
    token_list& tokens = list.next();
    tokens.text(" WHERE ");
    E::write_tokens(tokens);
  }

  template <class Visitor>
  constexpr void values(Visitor& visitor) const {
    detail::visit_values(condition, visitor);
  }
};

}  // namespace detail
}  // namespace ikebana
