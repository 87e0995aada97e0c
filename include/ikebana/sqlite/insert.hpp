// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_INSERT_HPP
#define IKEBANA_SQLITE_INSERT_HPP

// Inserts rows, and tells the keys that they have been given.

#include <ikebana/sqlite/children.hpp>
#include <ikebana/sqlite/keys_before.hpp>
#include <ikebana/sqlite/load_joined.hpp>
#include <ikebana/sqlite/record.hpp>
#include <ikebana/sqlite/transaction.hpp>
#include <ikebana/statement/insert.hpp>

namespace ikebana::sqlite::detail {

template <class Model>
bool has_key(const Model& record) {
  if constexpr (generated_key(table_of<Model>) != table_of<Model>.column_count) {
    std::int64_t key = 0;
    return integer_key(record.*member_at<Model, generated_key(table_of<Model>)>, key) && key != 0;
  } else {
    return false;
  }
}

/// Inserts a record, and gives its key: see `insert`.
template <class Model>
std::int64_t run_insert(connection& on, const Model& record) {
  constexpr unsigned key = generated_key(table_of<Model>);
  const lease leased = lease_of<insert_statement<record_values<Model>>>(on);
  bind_record<Model>(leased, record);
  leased.step();
  if constexpr (key == table_of<Model>.column_count) {
    return sqlite3_changes64(on.handle());
  } else {
    std::int64_t given = 0;
    const bool is_given = integer_key(record.*member_at<Model, key>, given) && given != 0;
    return is_given ? given : sqlite3_last_insert_rowid(on.handle());
  }
}

/// Writes a key that the database has made into a record, if that can be changed. Throws where it does not fit.
template <class Model>
void tell_key(Model& record, [[maybe_unused]] std::int64_t key) {
  if constexpr (!std::is_const_v<Model> && generated_key(table_of<Model>) != table_of<Model>.column_count) {
    constexpr auto member = member_at<Model, generated_key(table_of<Model>)>;
    using value = bare<member_value<member>>;
    const value told = [key] {
      if constexpr (has_codec<value>) {
        return codec<value>::from(key);
      } else {
        return static_cast<value>(key);
      }
    }();
    std::int64_t read = 0;
    if (!integer_key(told, read) || read != key) [[unlikely]] {
      throw conversion_error(SQLITE_MISMATCH, "the key that the database has made is out of the range of its member",
                             slot_of<insert_statement<record_values<Model>>>.text());
    }
    record.*member = told;
  }
}

template <class Model>
std::int64_t insert_and_tell(connection& on, Model& record) {
  const std::int64_t key = run_insert<std::remove_const_t<Model>>(on, record);
  tell_key(record, key);
  return key;
}

template <class Rows>
inline constexpr bool is_one_record = false;
template <class Model, class Held>
inline constexpr bool is_one_record<one_record<Model, Held>> = true;
template <class Rows>
inline constexpr bool is_each_record = false;
template <class Model, class Held>
inline constexpr bool is_each_record<each_record<Model, Held>> = true;

template <class Held>
auto& what_is_held(const Held& held) {
  if constexpr (std::is_pointer_v<Held>) {
    return *held;
  } else {
    return held;
  }
}

/// Steps through a statement that has its values, and gives each row that it returns to `take`.
template <class Write, class Take>
void step_through(const lease& leased, Take& take) {
  using result = result_of<Write>;
  if constexpr (std::is_void_v<typename result::row>) {
    leased.step();
  } else {
    while (leased.step()) {
      typename result::row row{};
      decode_row(typename result::items{}, leased, row);
      take(static_cast<typename result::row&&>(row));
    }
  }
}

/// Inserts one row of values.
template <class Write, class Row, class Clauses, class Take, class... Arguments>
std::int64_t insert_row(connection& on, const Row& row, const Clauses& clauses, Take& take, const Arguments&... arguments) {
  const lease leased = lease_of<typename Write::statement>(on);
  bind_all<typename Write::statement>(leased, inserted{row, clauses}, arguments...);
  step_through<Write>(leased, take);
  return sqlite3_changes64(on.handle());
}

template <class Write>
inline constexpr bool tells_keys = std::is_pointer_v<decltype(std::declval<const Write&>().rows.held)>;

template <class Write, class Model = typename decltype(std::declval<const Write&>().rows)::model>
using keys_told_by = std::conditional_t<tells_keys<Write>, keys_before<Model, primary_key_of<Model>>, no_keys_before>;

/// Inserts records one after the other by one statement: all of them or none, and none has a key that is not there.
template <class Write, class Take, class... Arguments>
std::int64_t insert_each(connection& on, const Write& write, Take& take, const Arguments&... arguments) {
  using statement = typename Write::statement;
  transaction whole{on, transaction_kind::immediate};
  std::int64_t written = 0;
  keys_told_by<Write> before;
  {
    const lease leased = lease_of<statement>(on);
    for (auto& each : what_is_held(write.rows.held)) {
      bind_all<statement>(leased, inserted{each, write.clauses}, arguments...);
      if constexpr (tells_keys<Write> && !std::is_const_v<std::remove_reference_t<decltype(each)>>) {
        const made_key made{on.handle()};
        step_through<Write>(leased, take);
        if (made.get() != 0 && !has_key(each)) before.keep(each), tell_key(each, made.get());
      } else {
        step_through<Write>(leased, take);
      }
      written += sqlite3_changes64(on.handle());
      sqlite3_reset(leased.handle);
    }
  }
  whole.commit();
  before.let_go();
  return written;
}

/// Runs an insertion, gives what it returns to `take`, and gives a record's key, or the number of rows.
template <class Rows, class... Cs, class Take, class... Arguments>
std::int64_t run_insertion(connection& on, const inserting<Rows, Cs...>& write, Take take, const Arguments&... arguments) {
  using whole = inserting<Rows, Cs...>;
  if constexpr (is_each_record<Rows>) {
    return insert_each(on, write, take, arguments...);
  } else if constexpr (is_one_record<Rows>) {
    auto& record = what_is_held(write.rows.held);
    if constexpr (sizeof...(Cs) == 0) {
      if constexpr (std::is_pointer_v<decltype(write.rows.held)>) {
        return insert_and_tell(on, record);
      } else {
        return run_insert<typename Rows::model>(on, record);
      }
    } else {
      if constexpr (tells_keys<whole>) {
        const made_key made{on.handle()};
        const std::int64_t changed = insert_row<whole>(on, record, write.clauses, take, arguments...);
        if (made.get() != 0 && !has_key(record)) tell_key(record, made.get());
        return changed;
      } else {
        return insert_row<whole>(on, record, write.clauses, take, arguments...);
      }
    }
  } else {
    return insert_row<whole>(on, write.rows, write.clauses, take, arguments...);
  }
}

}  // namespace ikebana::sqlite::detail

#endif
