// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loads what belongs to owners by one statement that receives their keys.

#include <ikebana/driver/arguments.hpp>
#include <ikebana/driver/decode.hpp>
#include <ikebana/driver/owner_index.hpp>
#include <ikebana/driver/owners.hpp>
#include <ikebana/sql/render.hpp>
#include <ikebana/sqlite/keys.hpp>
#include <ikebana/sqlite/lease.hpp>
#include <ikebana/sqlite/slot_of.hpp>

namespace ikebana::sqlite::detail {

template <class Statement>
lease lease_of(connection& from) {
  if (from.has_ranges()) [[unlikely]]
    from.check_insertion(slot_of<Statement>.text());
  return lease{from, slot_of<Statement>};
}

/// Reads a key, if there is one: NULL is none. What is no integer may be equal to one in SQL, by the types of the columns, and
/// is not in C++: its row would be lost. Asked for once: each question costs as much as a hash look-up.
inline bool read_key(const running_statement& statement, int column, std::int64_t& into) {
  sqlite3_value* const value = sqlite3_column_value(statement.handle, column);
  const int type = sqlite3_value_type(value);
  if (type != SQLITE_INTEGER) [[unlikely]] {
    if (type == SQLITE_NULL) return false;
    fail_conversion(statement, column, "an integer", type);
  }
  into = sqlite3_value_int64(value);
  return true;
}

/// Adds the owners that have a key. Gives the keys that are new to `keep_key`. Statement is what wants them.
template <class Statement, auto Member, class Index, class Owners, class KeepKey>
void add_owners(Index& index, const Owners& owners, KeepKey keep_key) {
  for (unsigned i = 0; i != owners.size(); ++i) {
    std::int64_t key = 0;
    if (!detail::integer_key(owners.template key<Member, 0>(i), key, slot_of<Statement>.text())) continue;
    if (index.add(key, i)) keep_key(key);
  }
}

/// Gives a child to every owner of a chain: copies, and the child itself to the last.
template <class Owners, class Index, class Child>
void give(const Owners& owners, const Index& index, const typename Index::link* link, Child& given) {
  for (const auto* next = index.next(link); next != nullptr; next = index.next(link)) {
    detail::append(owners.targets(link->owner), Child(given));
    link = next;
  }
  detail::append(owners.targets(link->owner), static_cast<Child&&>(given));
}

template <class Keys>
std::string as_json(const Keys& keys) {
  std::string json = "[";
  for (std::int64_t each : keys) {
    detail::append_integer(json, each);
    json += ',';
  }
  if (keys.empty()) json += ']';
  json.back() = ']';
  return json;
}

/// Loads by a statement whose last columns tell the owner. Loading says what: its statement, its rows, its key.
template <class Loading>
struct joined_loader {
  using statement = typename Loading::statement;
  using child = typename Loading::child;
  using owner = typename Loading::known_by::owner;
  static constexpr key_columns key = Loading::known_by::key;
  using index_type = typename owner_index_for<Loading>::type;

  template <class Clauses, class Owners, class... Arguments>
  static void load(connection& from, const Clauses& given, const Owners& owners, const Arguments&... arguments) {
    constexpr int number = static_cast<int>(parameters_of<statement>.keys);
    // What is bound in place is there before the statement is taken, and after it has been given back.
    if constexpr (ikebana::detail::keys_travel_as_json(table_of<owner>, key)) {
      index_type index{owners.size()};
      std::vector<typename index_type::key_type> keys;
      detail::add_owners<statement, member_at<owner, key.at[0]>>(
          index, owners, [&](std::int64_t key_of_owner) { keys.push_back(key_of_owner); });
      const std::string json = detail::as_json(keys);
      const lease leased = detail::lease_of<statement>(from);
      detail::bind_all<statement>(leased, given, arguments...);
      detail::bind(leased, number, json);
      read(leased, [&](std::int64_t found, child& read_child) {
        if (const auto* const link = index.find(found)) detail::give(owners, index, link, read_child);
      });
    } else {
      key_source source{owners.size(), __builtin_addressof(owners), give_key<Owners>};
      const lease leased = detail::lease_of<statement>(from);
      detail::bind_all<statement>(leased, given, arguments...);
      bind_keys(leased, number, source);
      read(leased, [&](std::int64_t position, child& read_child) {
        detail::append(owners.targets(static_cast<std::size_t>(position)), static_cast<child&&>(read_child));
      });
    }
  }

 private:
  template <class Give>
  static void read(const lease& leased, Give give_to_owners) {
    const int owner_column = sqlite3_column_count(leased.handle) - Loading::columns_of_owner;
    while (leased.step()) {
      child given{};
      detail::decode_row(typename Loading::items{}, leased, given);
      std::int64_t found = 0;
      if (detail::read_key(leased, owner_column, found)) give_to_owners(found, given);
    }
  }

  template <class Owners>
  static void give_key(sqlite3_context* context, const void* owners, std::size_t row, int column) {
    give_key_columns(context, *static_cast<const Owners*>(owners), row, column, std::make_index_sequence<key.size>{});
  }

  template <class Owners, std::size_t... I>
  static void give_key_columns(sqlite3_context* context, const Owners& owners, std::size_t row, int column, std::index_sequence<I...>) {
    ((column == static_cast<int>(I) ? detail::encode(owners.template key<member_at<owner, key.at[I]>, I>(row), result_sink{context})
                                    : void()),
     ...);
  }
};

}  // namespace ikebana::sqlite::detail
