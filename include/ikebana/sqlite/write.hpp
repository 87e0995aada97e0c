// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_WRITE_HPP
#define IKEBANA_SQLITE_WRITE_HPP

// Runs updates and removals.

#include <ikebana/sqlite/check_run.hpp>
#include <ikebana/sqlite/load_joined.hpp>
#include <ikebana/statement/write_record.hpp>

namespace ikebana::sqlite::detail {

/// A write of rows that are found by conditions.
template <class T>
concept a_write_of_rows = requires { typename T::rows_written; };

/// A write of a record's row.
template <class T>
inline constexpr bool is_record_write = false;
template <class Statement, class Held>
inline constexpr bool is_record_write<record_write<Statement, Held>> = true;

/// Whether a write can be run with these arguments.
template <class Write, class... Arguments>
constexpr auto check_run_of_write() {
  if constexpr (constexpr auto sound = check_write<Write>(); !std::is_same_v<decltype(sound), const accepted>) {
    return sound;
  } else if constexpr (!owner_is_given<typename Write::rows_written, Arguments...>) {
    return refused_ownerless_run<typename Write::rows_written, Arguments...>{};
  } else if constexpr (is_ownerless<typename Write::rows_written>) {
    return check_owner<typename query_parts<typename Write::rows_written>::relation,
                       plain<decltype(owner_in(std::declval<Arguments>()...))>>();
  } else {
    return check_plan<typename Write::rows_written, Arguments...>(list<typename Write::statement>{});
  }
}

/// The write with the owner that was given as an argument.
template <template <class, class...> class Write, class Source, class... Cs, class Owner>
auto with_owner(const Write<Source, Cs...>& write, const Owner& owner) {
  const auto rows = query<Source, Cs...>{{}, write.clauses}.of(owner);
  return [&]<class... All>(const query<Source, All...>& owned) { return Write<Source, All...>{{owned.clauses}}; }(rows);
}

/// Runs a write, and gives the number of rows that it wrote.
template <class Statement, class Given, class... Arguments>
std::int64_t run_write(connection& on, const Given& given, const Arguments&... arguments) {
  const lease leased = lease_of<Statement>(on);
  bind_all<Statement>(leased.statement(), given, arguments...);
  leased.step();
  return sqlite3_changes64(on.handle());
}

}  // namespace ikebana::sqlite::detail

#endif
