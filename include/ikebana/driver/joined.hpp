// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loads what belongs to owners by one statement that receives their keys.

#include <ikebana/driver/bind.hpp>
#include <ikebana/driver/decode.hpp>
#include <ikebana/driver/owner_index.hpp>
#include <ikebana/driver/owners.hpp>
#include <ikebana/sql/render.hpp>

namespace ikebana::detail {

/// The statement of a type, to be bound and run.
template <class Statement, class On>
typename On::lease lease_of(On& from) {
  auto& wanted = On::template slot_of<Statement>;
  from.before_run(wanted);
  return typename On::lease{from, wanted};
}

/// Adds the owners that have a key. Gives the keys that are new to `keep_key`. Statement is what wants them.
template <class Statement, auto Member, class On, class Index, class Owners, class KeepKey>
void add_owners(On&, Index& index, const Owners& owners, KeepKey keep_key) {
  for (unsigned i = 0; i != owners.size(); ++i) {
    std::int64_t key = 0;
    if (!detail::integer_key(owners.template key<Member, 0>(i), key, On::template slot_of<Statement>.text())) continue;
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

/// Loads by a statement whose last columns tell the owner. Loading says what: its statement, its rows, its key.
template <class Loading>
struct joined_loader {
  using statement = typename Loading::statement;
  using child = typename Loading::child;
  using owner = typename Loading::known_by::owner;
  static constexpr key_columns key = Loading::known_by::key;
  using index_type = typename owner_index_for<Loading>::type;

  template <class On, class Clauses, class Owners, class... Arguments>
  static void load(On& from, const Clauses& given, const Owners& owners, const Arguments&... arguments) {
    constexpr int number = static_cast<int>(parameters_of<statement, typename On::dialect>.keys);
    // What is bound in place is there before the statement is taken, and after it has been given back.
    if constexpr (detail::keys_travel_as_json(table_of<owner>, key)) {
      index_type index{owners.size()};
      std::vector<typename index_type::key_type> keys;
      detail::add_owners<statement, member_at<owner, key.at[0]>>(
          from, index, owners, [&](std::int64_t key_of_owner) { keys.push_back(key_of_owner); });
      const typename On::integer_keys sent{keys.data(), keys.size()};
      const auto leased = detail::lease_of<statement>(from);
      detail::bind_all<statement>(leased, given, arguments...);
      leased.bind_keys(number, sent);
      read(leased, [&](std::int64_t found, child& read_child) {
        if (const auto* const link = index.find(found)) detail::give(owners, index, link, read_child);
      });
    } else {
      const typename On::template keys_of<Owners, owner, key> sent{owners};
      const auto leased = detail::lease_of<statement>(from);
      detail::bind_all<statement>(leased, given, arguments...);
      leased.bind_keys(number, sent);
      read(leased, [&](std::int64_t position, child& read_child) {
        detail::append(owners.targets(static_cast<std::size_t>(position - On::first_owner)), static_cast<child&&>(read_child));
      });
    }
  }

 private:
  template <class Lease, class Give>
  static void read(const Lease& leased, Give give_to_owners) {
    if (!leased.step()) return;
    const int owner_column = leased.columns() - Loading::columns_of_owner;
    do {
      child given{};
      detail::decode_row(typename Loading::items{}, leased, given);
      std::int64_t found = 0;
      if (leased.read_key(owner_column, found)) give_to_owners(found, given);
    } while (leased.step());
  }
};

}  // namespace ikebana::detail
