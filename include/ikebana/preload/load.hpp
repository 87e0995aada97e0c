// SPDX-License-Identifier: BSL-1.0
#pragma once

// What belongs to records that are in hand already: a number or another aggregate of each one's targets.

#include <ikebana/preload/preload.hpp>
#include <ikebana/query/relation_scalar.hpp>

namespace ikebana {

namespace rule {

/// Whether something can be loaded for records: the targets of a relation, or an aggregate over them.
template <class T>
inline constexpr bool can_be_loaded = is_related<T>;
template <class T>
  requires requires { typename T::asks; }
inline constexpr bool can_be_loaded<T> = true;

/// Whether something is a record, or a range of records or keys, which targets are loaded for.
template <class T>
inline constexpr bool has_owners = detail::a_range<T> || a_model<T>;

}  // namespace rule

namespace detail {

/// The record that something is loaded for, or each of several.
template <class Given>
struct loaded_for {
  using record = Given;
};
template <a_range Range>
struct loaded_for<Range> {
  using record = element_of<Range>;
};

/// One record as a range.
template <class Record>
struct record_as_range {
  const Record* at;
  const Record* begin() const { return at; }
  const Record* end() const { return at + 1; }
};

/// The relation that is loaded, or aggregated.
template <class T>
struct what_is_asked : std::type_identity<T> {};
template <class E>
  requires requires { typename E::asks; }
struct what_is_asked<E> : std::type_identity<typename E::asks> {};

/// Whether an expression mentions no column of its owner but those that its relation begins at.
template <class E>
constexpr bool asks_for_key_alone() {
  const hop_facts& hop = path_of<typename query_parts<typename E::asks>::relation>.hops[0];
  token_list tokens;
  tokens.open();
  const unsigned owner = tokens.source(*hop.from, {});
  E::write_tokens(tokens);
  tokens.close();
  const scopes found{tokens};
  for (const token& each : tokens) {
    const bool is_column = each.kind == token_kind::column || each.kind == token_kind::owner_column;
    if (is_column && each.number == owner && !hop.from_key.holds(each.position)) return false;
  }
  return true;
}

/// The owner of the relation that an expression asks for. As where its targets are requested, the record says its key; where
/// other columns of the owner are mentioned, these are of its row, which is known by the primary key.
template <class E>
struct asked_of {
  using relation = typename query_parts<typename E::asks>::relation;
  using owner = owner_of<relation>;
  static constexpr const hop_facts& hop = path_of<relation>.hops[0];
  static constexpr bool is_of_record = asks_for_key_alone<E>();
  static constexpr key_columns key = is_of_record ? hop.from_key : table_of<owner>.primary;
};

/// Integer keys as rows of one column, "value".
constexpr void write_json_of_keys(token_list& tokens) {
  const bool has_arrays = tokens.dialect().has_arrays;
  if (has_arrays) tokens.text("unnest(");
  tokens.owner_keys(true);
  if (has_arrays) tokens.text(") AS \"ikebana_keys\" (\"value\")");
}

/// The owners' keys as a table of its own, in place of the owners' table: `(SELECT CAST(value AS INTEGER) AS "id" FROM json_each(?1)) AS "countries"`.
constexpr void write_keys_as_owners(token_list& tokens, const owner_side& side) {
  const bool as_json = keys_travel_as_json(side.table, side.key);
  tokens.text("(SELECT ");
  if (!as_json) {
    tokens.its_column(side.keys, 0);
    tokens.text(" AS ");
    tokens.fresh_name("ikebana_owner");
  }
  separated columns(tokens, as_json ? "" : ", ", ", ");
  for (unsigned i = 0; i != side.key.size; ++i) {
    const column_facts& column = side.table.columns[side.key.at[i]];
    columns.next();
    if (as_json) tokens.text(tokens.dialect().has_arrays ? "\"value\"" : "CAST(value AS INTEGER)");
    if (!as_json) write_key_column(tokens, side.keys, i, column.kind);
    write_collation(tokens, side.hop, i);
    tokens.text(" AS ");
    tokens.name(column.name);
  }
  tokens.text(" FROM ");
  if (as_json) {
    write_json_of_keys(tokens);
  } else {
    write_table_of_keys(tokens, side);
  }
  tokens.text(") AS ");
  tokens.source_name(side.source);
}

/// `SELECT (SELECT count(*) FROM ...), "countries"."id" FROM (...) AS "countries"`, of the keys that are given; or of the rows of
/// the owners' table that have them.
template <class E>
struct statement_for_owners {
  static constexpr void write_tokens(token_list& tokens) {
    tokens.open();
    const table_facts& table = table_of<typename asked_of<E>::owner>;
    const unsigned source = tokens.source(table, {});
    owner_side side{source, table, asked_of<E>::key, asked_of<E>::hop, false};
    const bool as_json = keys_travel_as_json(table, side.key);
    if (!as_json) side.keys = tokens.source(table_of_keys, {});
    tokens.text("SELECT ");
    E::write_tokens(tokens);
    tokens.text(", ");
    if (asked_of<E>::is_of_record && !as_json) {
      tokens.source_name(source);
      tokens.text(".");
      tokens.fresh_name("ikebana_owner");
    } else {
      write_owner(tokens, side);
    }
    tokens.text(" FROM ");
    if (asked_of<E>::is_of_record) {
      write_keys_as_owners(tokens, side);
    } else if (as_json) {
      tokens.table(source);
      separated conjuncts(tokens, " WHERE ", " AND ");
      write_keys_as_set(conjuncts, side);
    } else {
      tokens.table(source);
      write_keys_as_table(tokens, side);
    }
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const E& given, Visitor& visitor) {
    detail::visit_values(given, visitor);
  }
};

template <class T>
struct refused_load {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_loaded<T>, "ikebana: load takes related<R>(), or an aggregate over it such as count(related<R>())");
    return false;
  }
};

template <class Range>
struct refused_records {
  constexpr explicit operator bool() const {
    static_assert(rule::has_owners<Range>, "ikebana: load takes a record or a range of records first; for a key run related<R>().of(key)");
    return false;
  }
};

template <class Range, class T>
constexpr auto check_load() {
  if constexpr (is_rejected<T>) {
    return refused_before{};
  } else if constexpr (!rule::has_owners<Range>) {
    return refused_records<Range>{};
  } else if constexpr (!rule::can_be_loaded<T>) {
    return refused_load<T>{};
  } else if constexpr (!rule::has_one_text<typename what_is_asked<T>::type>) {
    return refused_variant_within<typename what_is_asked<T>::type>{};
  } else if constexpr ((what_is_asked<T>::type::clause_flags & has::page) != 0) {
    return refused_page_of_several<typename what_is_asked<T>::type>{};
  } else if constexpr (rule::is_related<T>) {
    return check_owner<typename query_parts<T>::relation, typename loaded_for<Range>::record>();
  } else if constexpr (!std::is_base_of_v<typename asked_of<T>::owner, typename loaded_for<Range>::record>) {
    return refused_record<typename query_parts<typename T::asks>::relation, typename loaded_for<Range>::record>{};
  } else if constexpr (asked_of<T>::key.size == 0) {
    return refused_without_key<typename asked_of<T>::owner>{};
  } else {
    return accepted{};
  }
}

}  // namespace detail
}  // namespace ikebana
