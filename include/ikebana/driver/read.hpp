// SPDX-License-Identifier: BSL-1.0
#pragma once

// Reads the rows of a query into a vector, with all that it preloads.

#include <ikebana/driver/check_run.hpp>
#include <ikebana/driver/preload.hpp>
#include <ikebana/driver/rows.hpp>
#include <ikebana/driver/write.hpp>
#include <ikebana/preload/load.hpp>
#include <ikebana/query/statement/limited.hpp>

namespace ikebana::detail {

template <class Query>
inline constexpr bool is_of_owners = (Query::clause_flags & has::owners) != 0;

/// The clause of a query that adds a flag: its type, and what it holds.
template <unsigned Flag, class Query>
struct clause_in;

template <unsigned Flag, class Source, class... Cs>
struct clause_in<Flag, query<Source, clause_list<Cs...>>> {
  static constexpr std::size_t find() {
    std::size_t found = 0;
    (void)(((Cs::adds & Flag) != 0 || (static_cast<void>(++found), false)) || ...);
    return found;
  }

  using type = at<find(), Cs...>;

  static const type& of(const query<Source, clause_list<Cs...>>& given) {
    return static_cast<const product_element<find(), type>&>(given.clauses).value;
  }
};

inline constexpr std::size_t every_row = ~std::size_t{0};

/// How many rows a vector that is full shall have room for: as many as its statement gave when it was last read to its end,
/// else twice what there are. This time there may be fewer: the room is never for more than eight times what there are.
inline std::size_t room_for_rows(std::size_t there, std::size_t given_before) {
  if (given_before <= there) return there == 0 ? 1 : there * 2;
  const std::size_t most = there == 0 ? 8 : there * 8;
  return given_before < most ? given_before : most;
}

/// Apart from the loop, which it would make larger.
template <class Row>
[[gnu::noinline, gnu::cold]] void make_room(std::vector<Row>& rows, std::size_t given_before) {
  rows.reserve(detail::room_for_rows(rows.size(), given_before));
}

/// One function for all queries of a row type.
template <class Items, class Row, class On>
[[gnu::noinline]] std::vector<Row> collect_rows(On& from, typename On::slot& wanted, typename On::bound* values, std::size_t most) {
  const typename On::lease leased{from, wanted, values};
  const std::size_t given_before = leased.rows_given_before() < most ? leased.rows_given_before() : most;
  std::vector<Row> read;
  for (; most != 0 && leased.step(); --most) {
    if (read.size() == read.capacity()) [[unlikely]]
      detail::make_room(read, given_before);
    if constexpr (std::is_same_v<Row, bool>) {
      bool value{};  // a vector of bool has no places to read into
      detail::decode_row(Items{}, leased, value);
      read.push_back(value);
    } else {
      detail::decode_row(Items{}, leased, read.emplace_back());
    }
  }
  if (most != 0) leased.keep_rows_given(read.size());
  return read;
}

template <class Items, class Row, class On>
[[gnu::noinline]] std::optional<Row> read_row(On& from, typename On::slot& wanted, typename On::bound* values) {
  const typename On::lease leased{from, wanted, values};
  // Not `std::optional<Row> row;`: g++ clears the place of a row that is not there.
  std::optional<Row> row = leased.step() ? std::optional<Row>(std::in_place) : std::optional<Row>();
  if (row.has_value()) detail::decode_row(Items{}, leased, *row);
  return row;
}

/// How a statement stands for its first rows alone, on an engine that sends all rows at once.
template <unsigned Few>
struct cut_to {
  template <class Statement>
  using of = limited<Statement, Few>;
};

/// Whether a query is run by a statement that stands for its first rows alone.
template <unsigned Few, class Query>
inline constexpr bool is_cut = Few != 0 && yields_rows_in_turn<typename Query::statement>;

/// How few rows an engine is to be asked for, if no more are read.
template <class On, unsigned Few>
inline constexpr unsigned few_of = On::sends_all_rows ? Few : 0;

template <unsigned Few, class On, class Query, class... Arguments>
auto read_rows(On& from, std::size_t most, const Query& query, const Arguments&... arguments) {
  if constexpr (is_cut<Few, Query>) {
    values_of<On, Query, cut_to<Few>::template of> values;
    auto& ready = detail::make_ready<On, cut_to<Few>::template of>(values, query, arguments...);
    return detail::collect_rows<items_of<Query>, typename Query::row>(from, ready, values, most);
  } else {
    values_of<On, Query> values;
    auto& ready = detail::make_ready<On>(values, query, arguments...);
    return detail::collect_rows<items_of<Query>, typename Query::row>(from, ready, values, most);
  }
}

/// Reads the targets of several owners: what each of them has, in the owners' order.
template <class On, class Query, class... Arguments>
auto load_of_owners(On& from, const Query& query, const Arguments&... arguments) {
  using given = typename clause_in<has::owners, Query>::type;
  const auto& keys = clause_in<has::owners, Query>::of(query).keys;
  std::vector<typename Query::row> found(keys.size());
  typename On::read_scope reading{from};
  detail::load_targets<false>(from, query, owning_keys<typename given::key, typename Query::row>{keys, found}, arguments...);
  reading.finish();
  return found;
}

/// An aggregate over the targets of each of several owners, as it is loaded by their keys.
template <class E>
struct aggregate_by_key {
  using known_by = asked_of<E>;
  using statement = statement_for_owners<E>;
  // A vector of bool has no places to read into.
  using child = std::conditional_t<std::is_same_v<typename E::value, bool>, unsigned char, typename E::value>;
  using items = list<E>;
  static constexpr int columns_of_owner = 1;
};

/// Reads an aggregate for records, in their order.
template <class On, class Range, class E, class... Arguments>
auto load_aggregate(On& from, const Range& records, const E& aggregate, const Arguments&... arguments) {
  using known_by = asked_of<E>;
  using keys = key_pack<typename known_by::owner, known_by::key, std::make_index_sequence<known_by::key.size>>;
  std::vector<typename keys::type> given;
  for (const auto& each : records) given.push_back(keys::read(each));
  using child = typename aggregate_by_key<E>::child;
  std::vector<child> found(given.size());
  joined_loader<aggregate_by_key<E>>::load(from, aggregate, owning_keys<typename keys::type, child>{given, found}, arguments...);
  if constexpr (std::is_same_v<child, typename E::value>) {
    return found;
  } else {
    return std::vector<typename E::value>(found.begin(), found.end());
  }
}

/// Reads what one record has.
template <class Database, class Record, class T, class... Arguments>
auto load_of_one(Database& from, const Record& record, const T& wanted, const Arguments&... arguments) {
  auto found = from.load(record, wanted, arguments...);
  if constexpr (rule::is_related<T>) {
    return static_cast<typename decltype(found)::value_type&&>(found.front());
  } else {
    return static_cast<typename T::value>(found.front());
  }
}

template <class Query>
inline constexpr bool is_page = (Query::clause_flags & has::page) != 0;

template <unsigned Few = 0, class On, class Query, class... Arguments>
auto load(On& from, std::size_t most, const Query& query, const Arguments&... arguments);

/// Reads one page of a query, and counts all of its rows, in one read transaction.
template <class On, class Query, class... Arguments>
auto load_page(On& from, const Query& query, const Arguments&... arguments) {
  typename On::read_scope reading{from};
  page_of<typename Query::row> read{};
  read.rows = detail::load(from, every_row, query, arguments...);
  using total = total_of<Query>;
  const auto read_total = [&](const auto& at) {
    at.read_key(0, read.total);
    return false;
  };
  detail::for_each_row<total::template wrapped>(from, total::rows(query), read_total, arguments...);
  const auto& asked = clause_in<has::page, Query>::of(query);
  read.number = asked.number;
  read.size = asked.size;
  reading.finish();
  return read;
}

/// Whether the rows of a query, or what a write returns, can be read. Asked where the user's call is: an error is then told
/// from there.
template <class Dialect, class Query, class... Arguments>
constexpr auto check_read() {
  if constexpr (!a_write<Query>) {
    return check_run<Dialect, row_lifetime::kept, Query, Arguments...>();
  } else if constexpr (!returns_rows<Query>) {
    return refused_unreturned<Query>{};
  } else {
    return check_run_of_write<Dialect, Query, Arguments...>();
  }
}

/// Whether the only column of a query can be read.
template <class Dialect, class Query, class... Arguments>
constexpr auto check_read_of_column() {
  return detail::first_refusal(check_column<Query>(), check_read<Dialect, Query, Arguments...>());
}

/// Reads rows, `most` of them, with all that they preload, in one read transaction. Few says the same where it is known while compiling.
template <unsigned Few, class On, class Query, class... Arguments>
auto load(On& from, std::size_t most, const Query& query, const Arguments&... arguments) {
  if constexpr (a_write<Query>) {
    return detail::load_returned(from, query, arguments...);
  } else if constexpr (!check_read<typename On::dialect, Query, Arguments...>()) {
    return rejected{};
  } else if constexpr (is_ownerless<Query>) {
    return detail::load<Few>(from, most, query.of(detail::owner_in(arguments...)), detail::without_owner(arguments)...);
  } else if constexpr (is_of_owners<Query>) {
    return detail::load_of_owners(from, query, arguments...);
  } else if constexpr (has_preloads<Query>) {
    typename On::read_scope reading{from};
    auto read = detail::read_rows<Few>(from, most, query, arguments...);
    std::vector<typename Query::row*> owners;
    owners.reserve(read.size());
    for (auto& each : read) {
      // Beside a selection the owners' keys are kept.
      if constexpr ((Query::clause_flags & (has::outer_join | has::select)) == has::outer_join) {
        if (!detail::has_record(each)) continue;
      }
      owners.push_back(__builtin_addressof(each));
    }
    detail::load_children<plan<Query>::all_owners>(from, query, owners, arguments...);
    reading.finish();
    return read;
  } else {
    return detail::read_rows<Few>(from, most, query, arguments...);
  }
}

/// Reads the only row of a query, or of what a write returns.
template <class On, class Query, class... Arguments>
typename Query::row load_one(On& from, const Query& query, const Arguments&... arguments) {
  if constexpr (a_write<Query>) {
    return detail::load_returned<wanted_rows::one>(from, query, arguments...).front();
  } else {
    auto read = detail::load<few_of<On, 2>>(from, 2, query, arguments...);
    detail::expect_one<Query, typename On::dialect>(read.size());
    return static_cast<typename Query::row&&>(read.front());
  }
}

/// Reads the first row of a query and no other.
template <class On, class Query, class... Arguments>
auto read_first(On& from, const Query& query, const Arguments&... arguments) {
  if constexpr (a_write<Query>) {
    auto read = detail::load_returned(from, query, arguments...);
    std::optional<typename Query::row> row;
    if (!read.empty()) row.emplace(static_cast<typename Query::row&&>(read.front()));
    return row;
  } else if constexpr (!check_read<typename On::dialect, Query, Arguments...>()) {
    return rejected{};
  } else if constexpr (is_ownerless<Query>) {
    return detail::read_first(from, query.of(detail::owner_in(arguments...)), detail::without_owner(arguments)...);
  } else {
    if constexpr (has_preloads<Query> || is_of_owners<Query>) {
      std::optional<typename Query::row> row;
      auto read = detail::load<few_of<On, 1>>(from, 1, query, arguments...);
      if (!read.empty()) row.emplace(static_cast<typename Query::row&&>(read.front()));
      return row;
    } else if constexpr (is_cut<few_of<On, 1>, Query>) {
      values_of<On, Query, cut_to<few_of<On, 1>>::template of> values;
      auto& ready = detail::make_ready<On, cut_to<few_of<On, 1>>::template of>(values, query, arguments...);
      return detail::read_row<items_of<Query>, typename Query::row>(from, ready, values);
    } else {
      values_of<On, Query> values;
      auto& ready = detail::make_ready<On>(values, query, arguments...);
      return detail::read_row<items_of<Query>, typename Query::row>(from, ready, values);
    }
  }
}

}  // namespace ikebana::detail
