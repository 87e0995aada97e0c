// SPDX-License-Identifier: BSL-1.0
#pragma once

// Runs writes: insertions, updates and removals.

#include <ikebana/driver/check_run.hpp>
#include <ikebana/driver/insert.hpp>
#include <ikebana/driver/joined.hpp>
#include <ikebana/write/persistence.hpp>
#include <ikebana/write/write_record.hpp>

namespace ikebana {

namespace detail {

template <class T>
inline constexpr bool is_write_of_records = false;
template <class Statement, class Held>
inline constexpr bool is_write_of_records<detail::record_write<Statement, Held>> = true;
template <detail::verb Verb, class Relation, class Members, class... Given>
inline constexpr bool is_write_of_records<detail::persistence<Verb, Relation, Members, Given...>> = true;

}  // namespace detail

namespace rule {

/// Whether something is a whole write, or the text of one.
template <class T>
inline constexpr bool can_be_executed =
    detail::a_write<T> || detail::is_write_of_records<T> || std::is_convertible_v<const T&, std::string_view>;

}  // namespace rule

}  // namespace ikebana

namespace ikebana::detail {

/// A write of rows that are found by conditions.
template <class T>
concept a_write_of_rows = requires { typename T::rows_written; };

/// Throws where there is not exactly one row.
template <class Query, class Dialect>
void expect_one(std::size_t rows) {
  if (rows == 0) throw no_row(error_code::not_found, "one row is wanted, and there is none", Query::template sql<Dialect>());
  if (rows > 1) throw several_rows(error_code::misuse, "one row is wanted, and there are several", Query::template sql<Dialect>());
}

/// How many rows a write shall return.
enum class wanted_rows : unsigned char { any, one };

/// Keeps what a write returns.
template <class Write, wanted_rows Wanted>
struct row_taker {
  static constexpr bool reads = true;

  std::vector<typename Write::row> read;

  void operator()(typename Write::row&& row) { read.push_back(static_cast<typename Write::row&&>(row)); }
};

/// Whether what a write has returned is what is wanted of it: asked before it lasts.
template <class Dialect, class Write, wanted_rows Wanted>
void check_taken(const row_taker<Write, Wanted>& taken) {
  if constexpr (Wanted == wanted_rows::one) detail::expect_one<Write, Dialect>(taken.read.size());
}

/// Whether a write can be run with these arguments.
template <class Dialect, class Write, class... Arguments>
constexpr auto check_run_of_write() {
  if constexpr (!a_write_of_rows<Write>) {
    if constexpr (constexpr auto sound = check_text<Write, Dialect>(); !std::is_same_v<decltype(sound), const accepted>) {
      return sound;
    } else {
      return detail::check_plan<Dialect, Write, Arguments...>(list<typename Write::statement>{});
    }
  } else if constexpr (constexpr auto whole = check_whole_write<Write>(); !std::is_same_v<decltype(whole), const accepted>) {
    return whole;
  } else if constexpr (constexpr auto sound = check_text<Write, Dialect>(); !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr (!rule::owner_is_given<typename Write::rows_written, Arguments...>) {
    return refused_ownerless_run<typename Write::rows_written, Arguments...>{};
  } else if constexpr (is_ownerless<typename Write::rows_written>) {
    return check_owner<typename query_parts<typename Write::rows_written>::relation,
                       std::remove_cvref_t<decltype(detail::owner_in(std::declval<Arguments>()...))>>();
  } else {
    return detail::check_plan<Dialect, typename Write::rows_written, Arguments...>(list<typename Write::statement>{});
  }
}

/// The write with the owner that was given as an argument.
template <template <class, class...> class Write, class Source, class... Cs, class Owner>
auto with_owner(const Write<Source, Cs...>& write, const Owner& owner) {
  const auto rows = query<Source, clause_list<Cs...>>{{}, write.clauses}.of(owner);
  return [&]<class... All>(const query<Source, clause_list<All...>>& owned) { return Write<Source, All...>{{owned.clauses}}; }(rows);
}

/// Whether a write asks that nobody has changed the row since its record was read.
template <class Statement>
constexpr bool is_locked_write() {
  if constexpr (requires { Statement::version; }) {
    return !std::is_same_v<decltype(Statement::version), const std::nullptr_t>;
  } else {
    return false;
  }
}

/// Runs a write of a record, and gives the number of rows that it wrote. Given is the record, or its address.
template <class Statement, class On, class Given>
std::int64_t run_record_write(On& on, Given& given) {
  constexpr bool is_locked = is_locked_write<Statement>();
  auto& record = detail::deref(given);
  const auto leased = detail::lease_of<Statement>(on);
  detail::bind_all<Statement>(leased, static_cast<const std::remove_cvref_t<decltype(record)>&>(record));
  [[maybe_unused]] std::conditional_t<is_locked, typename On::row_is_found, On&> found{on};
  leased.step();
  const std::int64_t changed = on.changed();
  if constexpr (is_locked) {
    if (!found.by(changed))
      throw stale_record(
          error_code::not_found, "the row has been changed or removed since it was read", On::template slot_of<Statement>.text());
    if constexpr (!std::is_const_v<std::remove_reference_t<decltype(record)>>) ++(record.*Statement::version);
  }
  return changed;
}

/// Whether the rows of a write are those of a relation whose owner is given as an argument.
template <class Write>
constexpr bool lacks_owner() {
  if constexpr (a_write_of_rows<Write>) {
    return is_ownerless<typename Write::rows_written>;
  } else {
    return false;
  }
}

/// Runs the statement of a write, gives each row that it returns to `take`, and gives the number of rows that it wrote, or a key.
template <class On, class Write, class Take, class Before, class... Arguments>
std::int64_t run_statement(On& on, const Write& write, Take& take, [[maybe_unused]] Before& before, const Arguments&... arguments) {
  if constexpr (!a_write_of_rows<Write>) {
    return detail::run_insertion(on, write, take, before, arguments...);
  } else {
    const auto leased = detail::lease_of<typename Write::statement>(on);
    detail::bind_all<typename Write::statement>(leased, write.clauses, arguments...);
    detail::step_through<Write>(leased, take);
    return on.changed();
  }
}

/// Runs a write that has been checked and has its owner: all of it or nothing, what it returns and the keys of records included.
template <class On, class Write, class Take, class... Arguments>
std::int64_t run_write(On& on, const Write& write, Take& take, const Arguments&... arguments) {
  if constexpr (needs_transaction<Write, Take>()) {
    keys_told_by<Write> before;
    typename On::write_scope whole{on};
    const std::int64_t written = detail::run_statement(on, write, take, before, arguments...);
    if constexpr (Take::reads) detail::check_taken<typename On::dialect>(take);
    whole.commit();
    before.commit();
    return written;
  } else {
    no_key_rollback none;
    return detail::run_statement(on, write, take, none, arguments...);
  }
}

template <class On, class Write, class... Arguments>
std::int64_t run_write(On& on, const Write& write, no_taker&& none, const Arguments&... arguments) {
  return detail::run_write(on, write, none, arguments...);
}

/// Runs a write, and reads what it returns. All of it is written, however many rows are read of it; or nothing, where it is
/// not `Wanted`.
template <wanted_rows Wanted = wanted_rows::any, class On, class Write, class... Arguments>
auto load_returned(On& on, const Write& write, const Arguments&... arguments) {
  if constexpr (!check_run_of_write<typename On::dialect, Write, Arguments...>()) {
    return std::vector<typename Write::row>{};
  } else if constexpr (lacks_owner<Write>()) {
    return detail::load_returned<Wanted>(
        on, detail::with_owner(write, detail::owner_in(arguments...)), detail::without_owner(arguments)...);
  } else {
    row_taker<Write, Wanted> taken{};
    detail::run_write(on, write, taken, arguments...);
    return static_cast<std::vector<typename Write::row>&&>(taken.read);
  }
}

}  // namespace ikebana::detail
