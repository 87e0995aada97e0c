// SPDX-License-Identifier: BSL-1.0
#pragma once

// Keys that the database makes: which insertions ask for them, and the statements of an insertion in a dialect where a key is made
// only if its column is left out. SQLite makes one of NULL, so there an insertion has one statement for all records.
//
// In a dialect whose facts say no `makes_key_of_null`, an insertion `Insert` (an insert_statement) is run as one of these. A record
// chooses between the first and the others when it is run, by `is_left_to_database(its key)`:
//
//     Insert                               the record has a key: INSERT INTO "posts" ("id", "title") VALUES ($1, $2)
//     without_key<Insert>                  it has none, and nobody asks: INSERT INTO "posts" ("title") VALUES ($1)
//     returning_key<without_key<Insert>>   it has none, and the key is asked for: ... VALUES ($1) RETURNING "id"
//     returning_key<Insert>                values of some columns, `insert<Post>().set(...)`: ... RETURNING "id"
//
// All have the values of `inserted{row, clauses}`: bind_all<Statement>(leased, inserted{record, write.clauses}); `without_key` skips the
// key. `returning_key` gives a row for each that is written; the key is in its column `key_column`, after what the user returns. Where
// a conflict may update a row instead (`may_update`), the next column is a bool: whether the row has been made. `statement_without_key<Write>` is
// what the insertion of a record without key runs, and `insertion_statements<Write, Dialect>` lists all that a write may run.

#include <ikebana/write/inserted_rows.hpp>
#include <ikebana/write/returning.hpp>

namespace ikebana::detail {

template <class Rows, class... Cs>
struct insert_statement;

template <class Rows>
inline constexpr bool is_one_record = false;
template <class Model, class Held>
inline constexpr bool is_one_record<one_record<Model, Held>> = true;
template <class Rows>
inline constexpr bool is_each_record = false;
template <class Model, class Held>
inline constexpr bool is_each_record<each_record<Model, Held>> = true;

/// Whether an insertion gives the key of the row that it makes: one of values, of a model whose key the database may make.
template <class Rows>
inline constexpr bool gives_key_of_row = false;
template <class Model, class... Assignments>
inline constexpr bool gives_key_of_row<column_values<Model, Assignments...>> = generates_key<Model>;

/// Whether an insertion writes keys into the records that it is given.
template <class Write>
constexpr bool find_tells_keys() {
  if constexpr (requires(const Write& write) { write.rows.held; }) {
    using held = decltype(std::declval<const Write&>().rows.held);
    if constexpr (!std::is_pointer_v<held> || !generates_key<typename Write::model>) {
      return false;
    } else if constexpr (is_each_record<decltype(std::declval<const Write&>().rows)>) {
      return !std::is_const_v<std::remove_reference_t<decltype(*std::declval<held>()->begin())>>;
    } else {
      return !std::is_const_v<std::remove_pointer_t<held>>;
    }
  } else {
    return false;
  }
}

template <class Write>
inline constexpr bool tells_keys = find_tells_keys<Write>();

/// Whether running an insertion tells the key of a row that it makes: into the record, or as what is given.
template <class Write>
inline constexpr bool tells_made_key = tells_keys<Write>;
template <class Model, class Held>
inline constexpr bool tells_made_key<insert_query<one_record<Model, Held>>> = generates_key<Model>;
template <class Model, class... Assignments>
inline constexpr bool tells_made_key<insert_query<column_values<Model, Assignments...>>> = generates_key<Model>;

/// A record but for the key that the database makes: `("name") VALUES ($1)`.
template <class Model>
struct values_beside_key {
  using model = Model;

  static constexpr bool is_written(unsigned column) { return column != generated_key<Model> && !detail::is_computed<Model>(column); }

  static constexpr bool writes_a_column() {
    bool writes = false;
    for (unsigned i = 0; i != table_of<Model>.column_count; ++i) writes |= is_written(i);
    return writes;
  }

  static constexpr void write_column_list(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    separated columns(tokens, " (", ", ");
    for (unsigned i = 0; i != table.column_count; ++i) {
      if (is_written(i)) columns.next().bare_column(table, i);
    }
    if (writes_a_column()) tokens.text(")");
  }

  static constexpr void write_tokens(token_list& tokens, bool) {
    separated values(tokens, " VALUES (", ", ");
    for (unsigned i = 0; i != table_of<Model>.column_count; ++i) {
      if (is_written(i)) values.next().value(table_of<Model>.columns[i].in_sql, true);
    }
    tokens.text(writes_a_column() ? ")" : " DEFAULT VALUES");
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    [&]<std::size_t... I, class... Entries>(std::index_sequence<I...>, list<Entries...>) {
      const auto visit = [&]<std::size_t Index>(const auto& value) {
        if constexpr (is_written(Index)) visitor(value);
      };
      (visit.template operator()<I>(record.*Entries::pointer), ...);
    }(std::make_index_sequence<members_of<Model>::size>{}, members_of<Model>{});
  }
};

template <class Insert>
struct left_to_database {
  static constexpr bool may_be = false;
};
template <class Model, class... Cs>
  requires(generates_key<Model>)
struct left_to_database<insert_statement<record_values<Model>, Cs...>> {
  static constexpr bool may_be = true;
  using type = insert_statement<values_beside_key<Model>, Cs...>;
};

/// The insertion of a record whose key the database makes.
template <class Insert>
using without_key = typename left_to_database<Insert>::type;

/// An insertion that gives the key of each row: see above.
template <class Insert>
struct returning_key;

template <class Rows, class... Cs>
struct returning_key<insert_statement<Rows, Cs...>> : insert_statement<Rows, Cs...> {
  using insertion = insert_statement<Rows, Cs...>;
  using model = typename Rows::model;
  static constexpr bool may_update = (insertion::clauses & has::set) != 0;
  static constexpr int key_column = []<class... Items>(list<Items...>) {
    return static_cast<int>((width_of<Items>() + ... + 0u));
  }(typename returned_items<Cs...>::type{});

  /// In RETURNING, a column of the table has no name beside it: the row that was not written cannot be seen there. A row that was
  /// updated has been locked before, and is known by that.
  static constexpr void write_tokens(token_list& tokens) {
    insertion::write_tokens(tokens);
    tokens.text((insertion::clauses & has::returning) != 0 ? ", " : " RETURNING ");
    tokens.bare_column(table_of<model>, generated_key<model>);
    if (may_update) tokens.text(", xmax = 0");
  }
};

template <class Write, bool Asks>
struct run_for_key {
  using type = without_key<typename Write::statement>;
};
template <class Write>
struct run_for_key<Write, true> {
  using type = returning_key<without_key<typename Write::statement>>;
};

/// What an insertion runs for a record whose key the database makes.
template <class Write>
using statement_without_key = typename run_for_key<Write, tells_made_key<Write>>::type;

/// The statements that an insertion may run in a dialect.
template <class Write, class Dialect>
constexpr auto find_insertion_statements() {
  using statement = typename Write::statement;
  if constexpr (Dialect::facts.makes_key_of_null) {
    return list<statement>{};
  } else if constexpr (left_to_database<statement>::may_be) {
    return list<statement, statement_without_key<Write>>{};
  } else if constexpr (tells_made_key<Write>) {
    return list<returning_key<statement>>{};
  } else {
    return list<statement>{};
  }
}

template <class Write, class Dialect>
using insertion_statements = decltype(detail::find_insertion_statements<Write, Dialect>());

}  // namespace ikebana::detail
