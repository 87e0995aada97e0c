// SPDX-License-Identifier: BSL-1.0
#pragma once

// What a verb asks before and after it writes: that a record has a key, and that the row which it has written is one of the
// relation's.

#include <ikebana/driver/decode.hpp>
#include <ikebana/driver/insert.hpp>
#include <ikebana/driver/key_rollback.hpp>
#include <ikebana/driver/read.hpp>
#include <ikebana/query/after.hpp>
#include <ikebana/query/related.hpp>

namespace ikebana::detail {

[[noreturn, gnu::cold]] inline void throw_no_key(std::string_view model) {
  throw no_key(error_code::misuse,
               message_text("this ", model, " has no key yet, and nothing is written or found for it; insert it first").text(), {});
}

[[noreturn, gnu::cold]] inline void throw_outside(std::string_view model, std::string_view sql) {
  throw outside_relation(
      error_code::constraint,
      message_text("this row of ", model, " does not meet the condition of the relation through which it is written").text(), sql);
}

/// Whether there is a row with a record's primary key.
template <class Model, class On>
bool has_row(On& on, const Model& like) {
  using statement = find_statement<Model, own_key_of<Model>>;
  const auto leased = detail::lease_of<statement>(on);
  detail::bind_all<statement>(leased, like);
  return leased.step();
}

/// Throws where a record has no key by which others belong to it: one that is NULL, or one that the database makes and has not
/// made yet. 0 is a key where a row has it.
template <class Model, const key_columns& Key, class On>
void expect_key(On& on, const Model& record) {
  const auto is_empty = [](const auto& value) {
    if constexpr (is_optional<std::remove_cvref_t<decltype(value)>>) {
      return !value.has_value();
    } else {
      return false;
    }
  };
  const bool lacks = [&]<std::size_t... I>(std::index_sequence<I...>) {
    return (is_empty(record.*member_at<Model, Key.at[I]>) || ...);
  }(std::make_index_sequence<Key.size>{});
  if (lacks) detail::throw_no_key(type_name<Model>());
  if constexpr (generates_key<Model> && Key == table_of<Model>.primary) {
    std::int64_t key = 0;
    detail::integer_key(record.*member_at<Model, generated_key<Model>>, key);
    if (key == 0 && !detail::has_row(on, record)) detail::throw_no_key(type_name<Model>());
  }
}

/// A condition that finds the rows which agree with a record in some columns.
template <class Model, const key_columns& Key, std::size_t... I>
auto agrees_in(const Model& record, std::index_sequence<I...>) {
  return (
      ties<column<member_at<Model, Key.at[I]>>, member_value<member_at<Model, Key.at[I]>>>{{}, {}, record.*member_at<Model, Key.at[I]>} &&
      ...);
}

template <class Model, const key_columns& Key = primary_key_of<Model>>
auto agrees_in(const Model& record) {
  return detail::agrees_in<Model, Key>(record, std::make_index_sequence<Key.size>{});
}

/// Whether an engine knows the row that was inserted last by something beside its columns.
template <class On, class Model>
concept knows_inserted_row = requires(const On& on) { on.template is_inserted_row<Model>(); };

/// A condition that finds the rows which agree with a record in all columns that are written: a row without key is like any other
/// that has the same values.
template <class Model, class... Entries>
auto agrees_in_all(const Model& record, list<Entries...>) {
  return (ties<column<Entries::pointer>, member_value<Entries::pointer>>{{}, {}, record.*Entries::pointer} && ...);
}

/// Calls with a condition that finds the row which has just been inserted: by its key, which may be the one that the database has made;
/// as the engine knows it; or, if there is neither, by its values.
template <class Model, class On, class Then>
void with_inserted_row(On& on, const Model& record, [[maybe_unused]] std::int64_t key, Then then) {
  if constexpr (rule::has_primary_key<Model> && !generates_key<Model>) {
    then(detail::agrees_in(record));
  } else if constexpr (knows_inserted_row<On, Model>) {
    then(on.template is_inserted_row<Model>());
  } else if constexpr (generates_key<Model>) {
    Model made = record;
    no_key_rollback kept_outside;
    detail::write_back_key<On>(made, key, kept_outside);
    then(detail::agrees_in(made));
  } else {
    using written = decltype(written_members<Model>());
    then(detail::agrees_in_all(record, written{}));
  }
}

/// The first column of a row that is in hand, or its rowid: something to ask for.
template <class On, class Model>
constexpr auto any_column() {
  if constexpr (rule::has_primary_key<Model> || !knows_inserted_row<On, Model>) {
    constexpr unsigned position = rule::has_primary_key<Model> ? table_of<Model>.primary.at[0] : 0;
    return column<member_at<Model, position>>{};
  } else {
    return rowid<Model>;
  }
}

/// The rows of a relation that fulfil a condition.
template <class On, class Relation, class... Condition>
auto rows_within(const owner_of<Relation>& of, const Condition&... condition) {
  constexpr auto wanted = detail::any_column<On, target_of<Relation>>();
  if constexpr (sizeof...(Condition) == 0) {
    return related<Relation>().of(of).select(wanted);
  } else {
    return related<Relation>().of(of).where(condition...).select(wanted);
  }
}

/// Throws where no row of a relation fulfils a condition.
template <class Relation, class Model, class On, class... Condition>
void expect_inside(On& on, const owner_of<Relation>& of, const Condition&... condition) {
  const auto rows = detail::rows_within<On, Relation>(of, condition...);
  if (!detail::read_first(on, rows).has_value())
    detail::throw_outside(type_name<Model>(), std::remove_cvref_t<decltype(rows)>::template sql<typename On::dialect>());
}

/// Writes what a relation's condition says of a row, the relation's constants, into its record.
template <class Relation, class Model>
void write_constants([[maybe_unused]] Model& record) {
  if constexpr (relation_has_where<Relation>()) {
    if (!constants_of_relation<Relation, Model>::write(Relation::where, record)) detail::throw_outside(type_name<Model>(), {});
  }
}

}  // namespace ikebana::detail
