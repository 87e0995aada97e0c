// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_WRITE_RECORD_HPP
#define IKEBANA_STATEMENT_WRITE_RECORD_HPP

// Changing and removing the row of a record, which is found by its primary key: `update(post)`, `remove(post)`.

#include <ikebana/statement/insert.hpp>
#include <ikebana/statement/update.hpp>

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
    return !is_key_column(table_of<Model>, column);
  } else {
    return ((position_of_member<Members>() == column) || ...);
  }
}

constexpr void lower_key_of_record(token_list& tokens, unsigned source, const table_facts& table) {
  separated conjuncts(tokens, " WHERE ", " AND ");
  for (unsigned i = 0; i != table.primary.size; ++i) {
    conjuncts.next().its_column(source, table.primary.at[i]);
    tokens.text(" = ");
    tokens.value();
  }
}

template <class Model, class Visitor>
constexpr void visit_key_of_record(const Model& record, Visitor& visitor) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (visitor(record.*member_at<Model, table_of<Model>.primary.at[I]>), ...);
  }(std::make_index_sequence<table_of<Model>.primary.size>{});
}

template <class Model, auto... Members>
struct update_record_statement {
  static constexpr void lower(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("UPDATE ");
    tokens.table(source);
    separated assignments(tokens, " SET ", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) {
      if (!is_written<Model, Members...>(i)) continue;
      assignments.next().bare_column(table, i);
      tokens.text(" = ");
      tokens.value();
    }
    lower_key_of_record(tokens, source, table);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    visit_written(members_of<Model>{}, std::make_index_sequence<members_of<Model>::size>{}, record, visitor);
    visit_key_of_record(record, visitor);
  }

 private:
  template <class... Entries, std::size_t... I, class Visitor>
  static constexpr void visit_written(list<Entries...>, std::index_sequence<I...>, const Model& record, Visitor& visitor) {
    const auto visit = [&]<std::size_t Index>(const auto& value) {
      if constexpr (is_written<Model, Members...>(static_cast<unsigned>(Index))) visitor(value);
    };
    (visit.template operator()<I>(record.*Entries::pointer), ...);
  }
};

template <class Model>
struct remove_record_statement {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Model>, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    lower_key_of_record(tokens, source, table_of<Model>);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    visit_key_of_record(record, visitor);
  }
};

/// A record whose row is written. Held is the record itself, or a reference to one that outlives the write.
template <class Statement, class Held>
struct record_write {
  using statement = Statement;

  Held record;

  /// `UPDATE "countries" SET "name" = ?1 WHERE "countries"."id" = ?2`
  template <class Dialect = sqlite::dialect>
  static constexpr std::string_view sql() {
    return render<statement, Dialect>();
  }
};

template <class Model, auto Member>
constexpr auto check_member_of_record() {
  if constexpr (!is_of_written_model<Member, Model>) {
    return refused_assigned_member<Member, Model>{};
  } else if constexpr (position_of_member<Member>() == members_of<Model>::size) {
    return refused_column<column<Member>>{};
  } else {
    return accepted{};
  }
}

template <class Model, auto... Members>
constexpr auto check_write_record() {
  if constexpr (!std::is_same_v<decltype(check_record<Model>()), accepted>) {
    return check_record<Model>();
  } else if constexpr (table_of<Model>.primary.size == 0) {
    return refused_rows_without_key<Model>{};
  } else {
    return first_refusal(check_member_of_record<Model, Members>()...);
  }
}

template <class Record>
using held_record = std::conditional_t<std::is_lvalue_reference_v<Record>, const plain<Record>&, plain<Record>>;

template <class T>
concept a_record = a_model<plain<T>>;

}  // namespace detail

/// Writes all columns of a record into the row that has its primary key, or only the members that are named.
/// Executing it gives the number of rows: 1, or 0 where there is no such row.
///
///     db.execute(update(post));                   // UPDATE "posts" SET "user_id" = ?1, ... WHERE "posts"."id" = ?4
///     db.execute(update<&Post::title>(post));     // UPDATE "posts" SET "title" = ?1 WHERE "posts"."id" = ?2
template <auto... Members, detail::a_record Record>
constexpr auto update(Record&& record) {
  using model = detail::plain<Record>;
  if constexpr (detail::check_write_record<model, Members...>()) {
    return detail::record_write<detail::update_record_statement<model, Members...>, detail::held_record<Record>>{
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
  using model = detail::plain<Record>;
  if constexpr (detail::check_write_record<model>()) {
    return detail::record_write<detail::remove_record_statement<model>, detail::held_record<Record>>{
        static_cast<Record&&>(record)};
  } else {
    return detail::rejected{};
  }
}

}  // namespace ikebana

#endif
