// SPDX-License-Identifier: BSL-1.0
#pragma once

// Changing and removing the row of a record, which is found by its primary key: `update(post)`, `remove(post)`.

#include <ikebana/write/insert.hpp>
#include <ikebana/write/update.hpp>

namespace ikebana {

namespace detail {

constexpr bool is_key_column(const table_facts& table, unsigned column) {
  bool is_key = false;
  for (unsigned i = 0; i != table.primary.size; ++i) is_key |= table.primary.at[i] == column;
  return is_key;
}

/// Which columns of a record an update writes,: all but the key, or those that are named.
template <class Model, auto... Members>
constexpr auto is_written(unsigned column) {
  if constexpr (sizeof...(Members) == 0) {
    return !detail::is_key_column(table_of<Model>, column) && !detail::is_computed<Model>(column);
  } else {
    return ((position_of_member<Members>() == column) || ...);
  }
}

/// Whether a model has columns beside its primary key that are written.
template <class Model>
constexpr bool writes_beside_key() {
  for (unsigned i = 0; i != table_of<Model>.column_count; ++i) {
    if (detail::is_written<Model>(i)) return true;
  }
  return false;
}

/// The position of the column that counts the changes of a row, or the number of columns where none does.
template <class Model, auto Version>
constexpr unsigned version_column() {
  if constexpr (std::is_same_v<decltype(Version), std::nullptr_t>) {
    return table_of<Model>.column_count;
  } else {
    return position_of_member<Version>();
  }
}

constexpr void write_key_of_record(token_list& tokens, unsigned source, const table_facts& table, unsigned version) {
  separated conjuncts(tokens, " WHERE ", " AND ");
  for (unsigned i = 0; i != table.primary.size; ++i) {
    conjuncts.next().its_column(source, table.primary.at[i]);
    tokens.text(" = ");
    tokens.value(table.columns[table.primary.at[i]].in_sql, true);
  }
  if (version == table.column_count) return;
  conjuncts.next().its_column(source, version);
  tokens.text(" = ");
  tokens.value(table.columns[version].in_sql, true);
}

template <auto Version, class Model, class Visitor>
constexpr void visit_key_of_record(const Model& record, Visitor& visitor) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visitor(record.*member_at<Model, table_of<Model>.primary.at[I]>), ...);
  }(std::make_index_sequence<table_of<Model>.primary.size>{});
  if constexpr (version_column<Model, Version>() != table_of<Model>.column_count) visitor(record.*Version);
}

template <class Model, auto Version, auto... Members>
struct update_record_statement {
  using model = Model;
  static constexpr auto version = Version;
  template <auto Member>
  using with_version = update_record_statement<Model, Member, Members...>;

  static constexpr void write_tokens(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("UPDATE ");
    tokens.table(source);
    separated assignments(tokens, " SET ", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) {
      const bool counts = i == version_column<Model, Version>();
      if (!counts && !detail::is_written<Model, Members...>(i)) continue;
      assignments.next().bare_column(table, i);
      tokens.text(" = ");
      if (counts) {
        tokens.its_column(source, i);
        tokens.text(" + 1");
      } else {
        tokens.value(table.columns[i].in_sql, true);
      }
    }
    detail::write_key_of_record(tokens, source, table, version_column<Model, Version>());
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    visit_written(members_of<Model>{}, std::make_index_sequence<members_of<Model>::size>{}, record, visitor);
    detail::visit_key_of_record<Version>(record, visitor);
  }

 private:
  template <class... Entries, std::size_t... I, class Visitor>
  static constexpr void visit_written(list<Entries...>, std::index_sequence<I...>, const Model& record, Visitor& visitor) {
    const auto visit = [&]<std::size_t Index>(const auto& value) {
      constexpr auto column = static_cast<unsigned>(Index);
      if constexpr (column != version_column<Model, Version>() && detail::is_written<Model, Members...>(column)) visitor(value);
    };
    (visit.template operator()<I>(record.*Entries::pointer), ...);
  }
};

template <class Model, auto Version>
struct remove_record_statement {
  using model = Model;
  static constexpr auto version = Version;
  template <auto Member>
  using with_version = remove_record_statement<Model, Member>;

  static constexpr void write_tokens(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Model>, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    detail::write_key_of_record(tokens, source, table_of<Model>, version_column<Model, Version>());
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    detail::visit_key_of_record<Version>(record, visitor);
  }
};

}  // namespace detail

namespace rule {

/// Whether a member can count the changes of a row: an integer of the model, never NULL, not of its key.
template <auto Member, class Model>
inline constexpr bool counts_changes = false;
template <auto Member, class Model>
  requires(is_of_written_model<Member, Model>)
inline constexpr bool counts_changes<Member, Model> =
    std::is_integral_v<detail::member_value<Member>> &&
    !detail::is_key_column(detail::table_of<Model>, detail::position_of_member<Member>());

}  // namespace rule

namespace detail {

template <auto Member, class Model>
struct refused_version {
  constexpr explicit operator bool() const {
    static_assert(rule::counts_changes<Member, Model>,
                  "ikebana: locked_by<...>() takes an integer member that counts the changes of a row, and this is none");
    return false;
  }
};

template <auto Member, class Model>
constexpr auto check_version() {
  if constexpr (rule::counts_changes<Member, Model>) {
    return accepted{};
  } else {
    return refused_version<Member, Model>{};
  }
}

/// A record whose row is written. Held is the record itself, a reference to one that outlives the write, or its address.
template <class Statement, class Held>
struct record_write {
  using statement = Statement;

  Held record;

  /// Only where nobody has changed the row since the record was read: by a column that counts its changes. Where somebody
  /// has, or the row is gone, running it throws `ikebana::sqlite::stale_record`. The record counts up, unless it is const.
  ///
  ///     db.execute(update(&post).locked_by<&Post::version>());
  ///     // UPDATE "posts" SET ..., "version" = "posts"."version" + 1 WHERE "posts"."id" = ?3 AND "posts"."version" = ?4
  template <auto Member>
  constexpr auto locked_by() const {
    if constexpr (check_version<Member, typename Statement::model>()) {
      return record_write<typename Statement::template with_version<Member>, Held>{record};
    } else {
      return rejected{};
    }
  }

  /// `UPDATE "countries" SET "name" = ?1 WHERE "countries"."id" = ?2`
  template <class Dialect = sqlite::dialect>
  static constexpr auto sql() {
    if constexpr (check_text<record_write, Dialect>()) {
      return render<statement, Dialect>();
    } else {
      return rejected_text{};
    }
  }
};

template <class Model, auto Member>
constexpr auto check_member_of_record() {
  if constexpr (!rule::is_of_written_model<Member, Model>) {
    return refused_assigned_member<Member, Model>{};
  } else if constexpr (position_of_member<Member>() == members_of<Model>::size) {
    return refused_column<column<Member>>{};
  } else if constexpr (detail::is_computed<Model>(position_of_member<Member>())) {
    return refused_computed_column<Member>{};
  } else {
    return accepted{};
  }
}

template <class Model, auto... Members>
constexpr auto check_write_record() {
  if constexpr (!std::is_same_v<decltype(check_record<Model>()), accepted>) {
    return check_record<Model>();
  } else if constexpr (!rule::has_primary_key<Model>) {
    return refused_rows_without_key<Model>{};
  } else {
    return detail::first_refusal(check_member_of_record<Model, Members>()...);
  }
}

/// How the record of a write is held: as it is, where it has a name, so that it can count the changes of its row.
template <class Record>
using held_record = std::conditional_t<std::is_lvalue_reference_v<Record> && !std::is_pointer_v<std::remove_reference_t<Record>>, Record,
                                       std::remove_cvref_t<Record>>;

template <class T>
using record_in = std::remove_const_t<std::remove_pointer_t<std::remove_cvref_t<T>>>;

template <class T>
concept a_record = a_model<record_in<T>>;

/// What may be given for a record by mistake. Whatever else may be meant for another function of this name.
template <class T>
concept no_rows = !a_record<T> && (std::is_arithmetic_v<std::remove_cvref_t<T>> ||
                                   (a_range<std::remove_cvref_t<T>> && requires { requires a_model<element_of<std::remove_cvref_t<T>>>; }));

}  // namespace detail

namespace rule {

/// Whether something is a record, or rows of a query.
template <class T>
inline constexpr bool is_record_or_query = !detail::no_rows<T>;

}  // namespace rule

/// Writes all columns of a record into the row that has its primary key, or only the members that are named.
/// Executing it gives the number of rows: 1, or 0 where there is no such row.
///
///     db.execute(update(post));                   // UPDATE "posts" SET "user_id" = ?1, ... WHERE "posts"."id" = ?4
///     db.execute(update<&Post::title>(post));     // UPDATE "posts" SET "title" = ?1 WHERE "posts"."id" = ?2
template <auto... Members, detail::a_record Record>
constexpr auto update(Record&& record) {
  using model = detail::record_in<Record>;
  if constexpr (detail::check_write_record<model, Members...>()) {
    return detail::record_write<detail::update_record_statement<model, nullptr, Members...>, detail::held_record<Record>>{
        static_cast<Record&&>(record)};
  } else {
    return detail::rejected{};
  }
}

/// Removes the row that has a record's primary key. Executing it gives the number of rows: 1, or 0.
///
///     db.execute(remove(post));                   // DELETE FROM "posts" WHERE "posts"."id" = ?1
template <detail::a_record Record>
constexpr auto remove(Record&& record) {
  using model = detail::record_in<Record>;
  if constexpr (detail::check_write_record<model>()) {
    return detail::record_write<detail::remove_record_statement<model, nullptr>, detail::held_record<Record>>{
        static_cast<Record&&>(record)};
  } else {
    return detail::rejected{};
  }
}

template <auto... Members, detail::no_rows T>
constexpr detail::rejected update(T&&) {
  static_assert(rule::is_record_or_query<T>,
                "ikebana: update takes a record, or related<R>() with an owner; loop over several records in a transaction");
  return {};
}

template <detail::no_rows T>
constexpr detail::rejected remove(T&&) {
  static_assert(rule::is_record_or_query<T>,
                "ikebana: remove takes a record, or related<R>() with an owner; loop over several records in a transaction");
  return {};
}

}  // namespace ikebana
