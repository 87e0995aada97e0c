// SPDX-License-Identifier: BSL-1.0
#pragma once

// Inserts rows, and tells the keys that they have been given.

#include <ikebana/driver/children.hpp>
#include <ikebana/driver/joined.hpp>
#include <ikebana/driver/key_rollback.hpp>
#include <ikebana/driver/record.hpp>
#include <ikebana/driver/step_insertion.hpp>
#include <ikebana/write/insert.hpp>

namespace ikebana::detail {

/// Inserts a record, and gives its key, 0 where no row is made: see `insert`.
template <class Model, class On>
std::int64_t run_insert(On& on, const Model& record) {
  constexpr unsigned key = generated_key<Model>;
  if constexpr (generates_key<Model> && leaves_key_out<On>) {
    if (detail::is_left_to_database(record.*member_at<Model, key>)) {
      using statement = returning_key<without_key<insert_statement<record_values<Model>>>>;
      const auto leased = detail::lease_of<statement>(on);
      const product<> no_clauses;
      const inserted given{record, no_clauses};
      detail::bind_all<statement>(leased, given);
      no_taker none;
      return detail::step_to_key<void, statement>(leased, none);
    }
  }
  const auto leased = detail::lease_of<insert_statement<record_values<Model>>>(on);
  detail::bind_record<Model>(leased, record);
  if constexpr (!generates_key<Model>) {
    leased.step();
    return on.changed();
  } else {
    const auto& given = record.*member_at<Model, key>;
    if constexpr (!leaves_key_out<On>) {
      if (detail::is_left_to_database(given)) {
        const typename On::insertion_key made{leased, table_of<Model>, key};
        leased.step();
        return made.is_made() ? made.key() : 0;
      }
    }
    leased.step();
    if (on.changed() == 0) return 0;
    std::int64_t number = 0;
    detail::integer_key(given, number);
    return number;
  }
}

/// Writes the key of a row that has been made into its record, if the key was left to the database and the record can be
/// changed. Throws where it does not fit.
template <class On, class Model, class Before>
void write_back_key(Model& record, [[maybe_unused]] std::int64_t key, [[maybe_unused]] Before& before) {
  if constexpr (!std::is_const_v<Model> && generates_key<Model>) {
    constexpr auto member = member_at<Model, generated_key<Model>>;
    using value = remove_optional_t<member_value<member>>;
    if (key == 0 || !detail::is_left_to_database(record.*member)) return;
    const value told = [key] {
      if constexpr (has_codec<value>) {
        try {
          return codec<value>::from(key);
        } catch (...) {
          throw conversion_error(
              error_code::mismatch,
              message_text("the key that the database has made is refused by its type: ", detail::codec_message()).text(),
              On::template slot_of<insert_statement<record_values<Model>>>.text());
        }
      } else {
        return static_cast<value>(key);
      }
    }();
    std::int64_t read = 0;
    if (!detail::integer_key(told, read) || read != key) [[unlikely]] {
      throw conversion_error(error_code::mismatch, "the key that the database has made is out of the range of its member",
                             On::template slot_of<insert_statement<record_values<Model>>>.text());
    }
    before.keep(record);
    record.*member = told;
  }
}

template <class On, class Model, class Before>
std::int64_t insert_returning_key(On& on, Model& record, Before& before) {
  const std::int64_t key = detail::run_insert<std::remove_const_t<Model>>(on, record);
  detail::write_back_key<On>(record, key, before);
  return key;
}

/// Inserts one row of values, and gives the number of rows.
template <class Write, class On, class Row, class Clauses, class Take, class... Arguments>
std::int64_t insert_row(On& on, const Row& row, const Clauses& clauses, Take& take, const Arguments&... arguments) {
  const auto leased = detail::lease_of<typename Write::statement>(on);
  const inserted given{row, clauses};
  detail::bind_all<typename Write::statement>(leased, given, arguments...);
  detail::step_through<Write>(leased, take);
  return on.changed();
}

/// Inserts one row of values, and gives its key, 0 where no row is made.
template <class Write, class On, class Row, class Clauses, class... Arguments>
std::int64_t insert_row_with_key(On& on, const Row& row, const Clauses& clauses, const Arguments&... arguments) {
  const inserted given{row, clauses};
  if constexpr (leaves_key_out<On>) {
    using statement = returning_key<typename Write::statement>;
    const auto leased = detail::lease_of<statement>(on);
    detail::bind_all<statement>(leased, given, arguments...);
    no_taker none;
    return detail::step_to_key<void, statement>(leased, none);
  } else {
    const auto leased = detail::lease_of<typename Write::statement>(on);
    const typename On::insertion_key made{leased, table_of<typename Write::model>, generated_key<typename Write::model>};
    detail::bind_all<typename Write::statement>(leased, given, arguments...);
    leased.step();
    return made.is_made() ? made.key() : 0;
  }
}

/// Inserts records, one or several, each by a statement whose clauses are the same, and tells them their keys.
template <class Write, class On>
class record_inserter {
 public:
  explicit record_inserter(On& on) : on_(on), leased_(detail::lease_of<statement>(on)) {}

  /// Gives the number of rows.
  template <class Record, class Take, class Before, class... Arguments>
  std::int64_t insert(Record& record, const Write& write, Take& take, [[maybe_unused]] Before& before, const Arguments&... arguments) {
    const inserted given{record, write.clauses};
    detail::bind_all<statement>(leased_, given, arguments...);
    if constexpr (tells_keys<Write>) {
      const typename On::upsert_key made{leased_, table_of<model>, generated_key<model>};
      detail::step_through<Write>(leased_, take);
      const std::int64_t changed = on_.changed();
      if (made.is_made() && detail::is_left_to_database(record.*member_at<model, generated_key<model>>)) {
        detail::write_back_key<On>(record, made.key(), before);
      }
      return changed;
    } else {
      detail::step_through<Write>(leased_, take);
      return on_.changed();
    }
  }

  void run_again() { leased_.run_again(); }

 private:
  using statement = typename Write::statement;
  using model = typename Write::model;

  On& on_;
  const typename On::lease leased_;
};

/// The same where a record without key has a statement of its own.
template <class Write, class On>
  requires(leaves_key_out<On> && left_to_database<typename Write::statement>::may_be)
class record_inserter<Write, On> {
 public:
  explicit record_inserter(On& on) : on_(on), leased_(detail::lease_of<statement>(on)), without_(detail::lease_of<statement_without>(on)) {}

  template <class Record, class Take, class Before, class... Arguments>
  std::int64_t insert(Record& record, const Write& write, Take& take, [[maybe_unused]] Before& before, const Arguments&... arguments) {
    const inserted given{record, write.clauses};
    if (!detail::is_left_to_database(record.*member_at<model, generated_key<model>>)) {
      detail::bind_all<statement>(leased_, given, arguments...);
      detail::step_through<Write>(leased_, take);
      return on_.changed();
    }
    detail::bind_all<statement_without>(without_, given, arguments...);
    if constexpr (tells_keys<Write>) {
      const std::int64_t key = detail::step_to_key<Write, statement_without>(without_, take);
      const std::int64_t changed = on_.changed();
      detail::write_back_key<On>(record, key, before);
      return changed;
    } else {
      detail::step_through<Write>(without_, take);
      return on_.changed();
    }
  }

  void run_again() {
    leased_.run_again();
    without_.run_again();
  }

 private:
  using statement = typename Write::statement;
  using statement_without = statement_without_key<Write>;
  using model = typename Write::model;

  On& on_;
  const typename On::lease leased_;
  const typename On::lease without_;
};

/// Whether what is told may not fit its member.
template <class Write>
constexpr bool tells_keys_that_may_not_fit() {
  if constexpr (tells_keys<Write>) {
    using model = typename Write::model;
    return !holds_every_integer<remove_optional_t<member_value<member_at<model, generated_key<model>>>>>;
  } else {
    return false;
  }
}

/// Whether a write is more than its statement, so that only a transaction makes it all or nothing: several records, what it
/// returns, which may not be readable, and keys that may not fit.
template <class Write, class Take>
constexpr bool needs_transaction() {
  if constexpr (requires(const Write& write) { write.rows; }) {
    if constexpr (is_each_record<decltype(std::declval<const Write&>().rows)>) return true;
  }
  return Take::reads || tells_keys_that_may_not_fit<Write>();
}

template <class Write>
struct keys_told {
  using type = no_key_rollback;
};
template <class Write>
  requires(tells_keys<Write>)
struct keys_told<Write> {
  using type = key_rollback<typename Write::model, primary_key_of<typename Write::model>>;
};

/// The keys that an insertion has changed, while it may still be undone.
template <class Write>
using keys_told_by = typename keys_told<Write>::type;

/// Inserts records one after the other.
template <class On, class Write, class Take, class Before, class... Arguments>
std::int64_t insert_each(On& on, const Write& write, Take& take, Before& before, const Arguments&... arguments) {
  record_inserter<Write, On> inserter{on};
  std::int64_t written = 0;
  for (auto& each : detail::deref(write.rows.held)) {
    written += inserter.insert(each, write, take, before, arguments...);
    inserter.run_again();
  }
  return written;
}

/// Runs an insertion, gives what it returns to `take`, and gives the key of the row that it makes, or the number of rows:
/// see `insert`. What is changed in records is kept by `before`.
template <class On, class Rows, class... Cs, class Take, class Before, class... Arguments>
std::int64_t run_insertion(On& on, const insert_query<Rows, Cs...>& write, Take& take, Before& before, const Arguments&... arguments) {
  using whole = insert_query<Rows, Cs...>;
  if constexpr (is_each_record<Rows>) {
    return detail::insert_each(on, write, take, before, arguments...);
  } else if constexpr (!is_one_record<Rows>) {
    if constexpr (sizeof...(Cs) == 0 && gives_key_of_row<Rows>) {
      return detail::insert_row_with_key<whole>(on, write.rows, write.clauses, arguments...);
    } else {
      return detail::insert_row<whole>(on, write.rows, write.clauses, take, arguments...);
    }
  } else {
    auto& record = detail::deref(write.rows.held);
    if constexpr (sizeof...(Cs) == 0) {
      if constexpr (tells_keys<whole>) {
        return detail::insert_returning_key(on, record, before);
      } else {
        return detail::run_insert<typename Rows::model>(on, record);
      }
    } else {
      return record_inserter<whole, On>{on}.insert(record, write, take, before, arguments...);
    }
  }
}

}  // namespace ikebana::detail
