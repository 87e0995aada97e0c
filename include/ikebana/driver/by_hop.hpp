// SPDX-License-Identifier: BSL-1.0
#pragma once

// Loads the targets of many owners by reading each table of a relation once, joined by hash.

#include <ikebana/driver/joined.hpp>

#include <cstdint>

namespace ikebana::detail {

/// Keeps the number of rows that a clause holds.
struct count_reader {
  std::int64_t value;
  void operator()(std::int64_t given) { value = given; }
};

template <class T>
inline constexpr bool is_list = false;
template <class T>
inline constexpr bool is_list<std::vector<T>> = true;

template <class Related>
struct hop_loader;

template <class Source, class... Cs>
struct hop_loader<query<Source, clause_list<Cs...>>> {
  using related = query<Source, clause_list<Cs...>>;
  using relation = typename Source::relation;
  using parts = relation_parts<Source, Cs...>;
  using child = typename result_of<related>::child;
  using items = typename result_of<related>::items;
  using index_type = typename owner_index_for<related>::type;
  static constexpr const path_facts& path = path_of<relation>;
  static constexpr auto first_member = member_at<owner_of<relation>, path.hops[0].from_key.at[0]>;

  template <class On, class Owners, class... Arguments>
  static void load(On& from, const related& query, const Owners& owners, const Arguments&... arguments) {
    load_along(from, query, owners, std::make_index_sequence<path.size - 1>{}, arguments...);
  }

 private:
  /// All statements are submitted before the first is read: over a network that is one trip.
  template <class On, class Owners, std::size_t... Hops, class... Arguments>
  static void load_along(On& from, const related& query, const Owners& owners, std::index_sequence<Hops...>,
                         const Arguments&... arguments) {
    using statement = target_statement<related>;
    index_type index{owners.size()};
    detail::add_owners<statement, first_member>(from, index, owners, [](std::int64_t) {});
    if constexpr (sizeof...(Hops) == 0) {
      const auto targets = detail::lease_of<statement>(from);
      detail::bind_all<statement>(targets, query.clauses, arguments...);
      read_targets(targets, query, owners, index);
    } else {
      const typename On::lease hops[] = {detail::lease_of<hop_statement<relation, static_cast<unsigned>(Hops)>>(from)...};
      for (const auto& each : hops) each.submit();
      const auto targets = detail::lease_of<statement>(from);
      detail::bind_all<statement>(targets, query.clauses, arguments...);
      targets.submit();
      for (const auto& each : hops) index = follow(each, index);
      read_targets(targets, query, owners, index);
    }
  }

  /// From the keys of one table to those of the next, each with its owners.
  template <class Lease>
  static index_type follow(const Lease& leased, const index_type& owners) {
    index_type reached{1024};
    while (leased.step()) {
      std::int64_t key = 0, reached_by = 0;
      if (!leased.read_key(0, reached_by)) continue;
      const auto* link = owners.find(reached_by);
      if (link == nullptr || !leased.read_key(1, key)) continue;
      for (; link != nullptr; link = owners.next(link)) reached.add(key, link->owner);
    }
    return reached;
  }

  template <class Lease, class Owners>
  static void read_targets(const Lease& leased, const related& query, const Owners& owners, const index_type& index) {
    constexpr int key_column = path.hops[path.size - 1].to_key.at[0];
    owner_cut cut{query, owners.size()};
    while (leased.step()) {
      std::int64_t key = 0;
      if (!leased.read_key(key_column, key)) continue;
      const auto* const link = index.find(key);
      if (link == nullptr) continue;
      if constexpr (!parts::has_limit && !parts::is_distinct && is_list<std::remove_reference_t<decltype(owners.targets(0))>>) {
        if (index.next(link) == nullptr) {  // most rows have one owner: they are read where they belong
          detail::decode_row(items{}, leased, owners.targets(link->owner).emplace_back());
          continue;
        }
      }
      child given{};
      detail::decode_row(items{}, leased, given);
      if constexpr (parts::has_limit || parts::is_distinct) {
        give_some(owners, index, link, given, cut);
      } else {
        detail::give(owners, index, link, given);
      }
    }
  }

  /// What each owner has had so far, where not all of its rows are wanted.
  struct owner_cut {
    owner_cut(const related& query, std::size_t owners) {
      if constexpr (parts::has_limit) {
        count_reader reader{Source::is_limited ? 1 : INT64_MAX};
        parts::visit_most(query.clauses, reader);
        most = reader.value;
        reader.value = 0;
        parts::visit_skipped(query.clauses, reader);
        skipped = reader.value;
        seen.resize(owners);
      }
      if constexpr (parts::is_distinct) latest.resize(owners);
    }

    std::int64_t most = 0;
    std::int64_t skipped = 0;
    std::vector<typename index_type::key_type> seen;
    std::vector<typename index_type::key_type> latest;
    std::int64_t row = 0;
  };

  template <class Owners>
  static void give_some(const Owners& owners, const index_type& index, const typename index_type::link* link, const child& given,
                        owner_cut& cut) {
    ++cut.row;
    for (; link != nullptr; link = index.next(link)) {
      const unsigned owner = link->owner;
      if constexpr (parts::is_distinct) {
        if (cut.latest[owner] == cut.row) continue;
        cut.latest[owner] = cut.row;
      }
      if constexpr (parts::has_limit) {
        const std::int64_t rank = cut.seen[owner]++ - cut.skipped;
        if (rank < 0 || rank >= cut.most) continue;
      }
      detail::append(owners.targets(owner), child(given));
    }
  }
};

}  // namespace ikebana::detail
