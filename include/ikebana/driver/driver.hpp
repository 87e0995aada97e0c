// SPDX-License-Identifier: BSL-1.0
#pragma once

// What an engine gives, so that this room runs queries and writes on it. The room names no engine: all of it are templates over
// the connection, which is deduced. An engine's header asks `a_connection` of its connection in a test, and never at a call.
//
// A statement is run by a lease: it is taken, bound, stepped and read, and given back at the end of the scope, whatever happens.
//
//     lease{on, slot, values}       with the values of a row: a read. An engine over a network sends the statement here
//     lease{on, slot}               bound value by value: a write, which may be run many times
//     lease_of_loop{on, slot, values}   of rows that a user goes through while other statements run; `leased()` is its lease
//
// What is read and bound are members of the lease, and no free functions: a function of that name in a user's namespace would be
// found beside them. The engine's cells and sinks are driver/read_value.hpp and driver/encode.hpp; what fails is driver/error.hpp.

#include <ikebana/driver/error.hpp>
#include <ikebana/model/table.hpp>

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace ikebana::detail {

/// A statement that runs, at a row.
template <class Lease>
concept a_lease = requires(const Lease& at, int number, std::int64_t& key, std::optional<int>& value) {
  typename Lease::dialect;
  { at.step() } -> std::same_as<bool>;  // goes to the next row, or says that there is none; a write is done after it
  at.submit();                          // it is bound: an engine over a network sends it, and step() reads what has come
  at.run_again();                       // ready to be bound anew, each parameter, and stepped

  at.read(number, value);                              // a column, from 0, by read_value: a conversion_error where it does not fit
  { at.is_null(number) } -> std::same_as<bool>;        //
  { at.read_key(number, key) } -> std::same_as<bool>;  // an integer; false where it is NULL, and an error where it is another
  { at.columns() } -> std::same_as<int>;               // of a row that it is at
  at.fail_missing(number);                             // throws: the column is NULL, and a value is wanted

  at.bind(number, value);  // a parameter, from 1, by encode; a list of values, too
  at.bind_null(number);
  at.fail_parameter(number, "what it is");  // throws a conversion_error

  { at.rows_given_before() } -> std::same_as<std::size_t>;  // when the statement was last read to its end: room is made for them
  at.keep_rows_given(std::size_t{});
};

/// One value on its way to a statement, in an array of as many as it has parameters.
template <class Bound>
concept a_bound_value = requires(Bound& value) {
  value.counts_rows();  // it is given by name as a number of rows: a negative one is refused when it is bound
};

/// The key of the row that an insertion makes, made before it runs; and where it may update a row instead. An engine whose statements
/// return their keys needs neither.
template <class On>
concept has_insertion_keys = requires(typename On::lease& at, const table_facts& table) {
  { typename On::insertion_key{at, table, 0u}.is_made() } -> std::same_as<bool>;
  { typename On::insertion_key{at, table, 0u}.key() } -> std::same_as<std::int64_t>;
  { typename On::upsert_key{at, table, 0u}.is_made() } -> std::same_as<bool>;
};

/// An open connection of an engine.
template <class On>
concept a_connection = requires(On& on, typename On::slot& slot, typename On::bound* values, typename On::lease& at, std::int64_t count) {
  typename On::dialect;  // of the texts: `static constexpr dialect_facts facts`

  // A statement type: `On::template slot_of<Statement>`, constant-initialised; its `text()`, and whatever the engine keeps for it.
  { slot.text() } -> std::same_as<std::string_view>;

  // The values of a read: `value_row{values}(value)` puts one after the other. Unless copies_values, what they show has to last
  // as long as the statement runs.
  requires a_bound_value<typename On::bound>;
  typename On::value_row;
  { On::copies_values } -> std::convertible_to<bool>;

  // Whether all rows are sent, however few are read: what wants one row or two then has a text of its own.
  { On::sends_all_rows } -> std::convertible_to<bool>;

  requires a_lease<typename On::lease>;
  { typename On::lease{on, slot, values} };
  { typename On::lease{on, slot} };
  { typename On::lease_of_loop{on, slot, values}.leased() } -> std::same_as<const typename On::lease&>;

  on.before_run(slot);                             // before the library's own statements: throws where they must not run now
  { on.changed() } -> std::same_as<std::int64_t>;  // rows that the last write has written
  { on.in_transaction() } -> std::same_as<bool>;   //
  { typename On::read_scope{on}.finish() };        // one state of the database for several reads
  { typename On::write_scope{on}.commit() };       // a transaction, or a savepoint where one is open; rolled back without commit
  { typename On::row_is_found{on}.by(count) } -> std::same_as<bool>;  // made before a write: whether that has found a row

  // An engine that knows the row which was inserted last by more than its columns may have a condition that finds it:
  // `on.template is_inserted_row<Model>()`.
  requires !On::dialect::facts.makes_key_of_null || has_insertion_keys<On>;

  // The number of the first owner where a statement tells owners by their positions among the keys that are sent.
  { On::first_owner } -> std::convertible_to<std::int64_t>;

  // The keys of owners as a statement reads them, which last as long as it runs: integers, or `keys_of<Owners, Model, key>{owners}`.
  { typename On::integer_keys{static_cast<const std::int64_t*>(nullptr), std::size_t{}} };
  at.bind_keys(1, typename On::integer_keys{static_cast<const std::int64_t*>(nullptr), std::size_t{}});
};

}  // namespace ikebana::detail
