// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_READ_HPP
#define IKEBANA_SQLITE_READ_HPP

// Reads the rows of a query into a vector, with all that it preloads.

#include <ikebana/sqlite/check_run.hpp>
#include <ikebana/sqlite/preload.hpp>
#include <ikebana/sqlite/rows.hpp>
#include <ikebana/sqlite/transaction.hpp>

namespace ikebana::sqlite::detail {

template <class Query>
inline constexpr bool has_preloads = (Query::clause_flags & has::with) != 0;

inline constexpr std::size_t every_row = ~std::size_t{0};

template <class Query, class... Arguments>
auto read_rows(connection& from, std::size_t most, const Query& query, const Arguments&... arguments) {
  using statement = typename Query::statement;
  std::vector<typename Query::row> read;
  const lease leased = lease_of<statement>(from);
  bind_all<statement>(leased.statement(), query.clauses, arguments...);
  while (read.size() != most && leased.step()) {
    read.emplace_back();
    decode_row(items_of<Query>{}, leased.statement(), read.back());
  }
  return read;
}

/// Reads rows, `most` of them, with all that they preload, in one read transaction.
template <class Query, class... Arguments>
auto load(connection& from, std::size_t most, const Query& query, const Arguments&... arguments) {
  if constexpr (!check_run<Query, Arguments...>()) {
    return rejected{};
  } else if constexpr (is_ownerless<Query>) {
    return load(from, most, query.of(owner_in(arguments...)), without_owner(arguments)...);
  } else if constexpr (has_preloads<Query>) {
    read_transaction reading{from};
    auto read = read_rows(from, most, query, arguments...);
    std::vector<typename Query::row*> owners;
    owners.reserve(read.size());
    for (auto& each : read) owners.push_back(&each);
    load_children<plan<Query>::all_owners>(from, query, owners, arguments...);
    reading.finish();
    return read;
  } else {
    return read_rows(from, most, query, arguments...);
  }
}

}  // namespace ikebana::sqlite::detail

#endif
