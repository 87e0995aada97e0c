// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_PIVOTING_HPP
#define IKEBANA_SQLITE_PIVOTING_HPP

// Persistence through a pivot: its rows connect owners with targets, which stay as they are.

#include <ikebana/sqlite/decode.hpp>
#include <ikebana/sqlite/insert.hpp>
#include <ikebana/sqlite/read.hpp>
#include <ikebana/sqlite/write.hpp>
#include <ikebana/statement/persistence_statement.hpp>
#include <ikebana/statement/related.hpp>

namespace ikebana::sqlite::detail {

template <class Relation>
struct pivoting {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;
  using pivot = typename pivot_of<relation_kind<Relation>>::type;

  static pivot owned_by(const owner& of, pivot record = {}) {
    detail::copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, record);
    return record;
  }

  static pivot connecting(const owner& of, const target& with, const pivot& values = {}) {
    pivot record = owned_by(of, values);
    detail::copy_key<target, to_key_of<Relation, 1>, pivot, from_key_of<Relation, 1>>(with, record);
    return record;
  }

  template <class Given>
  static std::int64_t attach(connection& on, const owner& of, const Given& targets, const pivot& values = {}) {
    std::int64_t rows = 0;
    detail::for_each_record(targets, [&](const target& each) {
      detail::run_insert<pivot>(on, connecting(of, each, values));
      ++rows;
    });
    return rows;
  }

  static std::int64_t detach_one(connection& on, const pivot& record) {
    return detail::run_record_write<detach_statement<pivot, to_key_of<Relation, 0>, from_key_of<Relation, 1>>>(on, record);
  }

  /// Removes a row of the pivot that was read, and no other where it has a key.
  static std::int64_t detach_row(connection& on, const pivot& read) {
    if constexpr (table_of<pivot>.primary.size != 0) {
      return detail::run_record_write<remove_record_statement<pivot, nullptr>>(on, read);
    } else {
      return detach_one(on, read);
    }
  }

  template <class Given>
  static std::int64_t detach(connection& on, const owner& of, const Given& targets) {
    std::int64_t rows = 0;
    if constexpr (relation_has_where<Relation>()) {
      const std::vector<pivot> wanted = connecting_each(of, targets);
      for (const pivot& each : pivots(on, of)) {
        if (holds(wanted, each)) rows += detach_row(on, each);
      }
    } else {
      detail::for_each_record(targets, [&](const target& each) { rows += detach_one(on, connecting(of, each)); });
    }
    return rows;
  }

  static std::int64_t detach_all(connection& on, const owner& of) {
    if constexpr (relation_has_where<Relation>()) {
      std::int64_t rows = 0;
      for (const pivot& each : pivots(on, of)) rows += detach_row(on, each);
      return rows;
    } else {
      return detail::run_record_write<detach_statement<pivot, to_key_of<Relation, 0>>>(on, owned_by(of));
    }
  }

  static bool connect_same(const pivot& a, const pivot& b) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return ((a.*member_at<pivot, from_key_of<Relation, 1>.at[I]> == b.*member_at<pivot, from_key_of<Relation, 1>.at[I]>) && ...);
    }(std::make_index_sequence<from_key_of<Relation, 1>.size>{});
  }

  template <class Given>
  static std::int64_t sync(connection& on, const owner& of, const Given& targets) {
    const std::vector<pivot> wanted = connecting_each(of, targets);
    const std::vector<pivot> had = all_pivots(on, of);  // also those beyond the relation's own condition: none is connected twice
    std::int64_t changed = 0;
    for (const pivot& each : pivots(on, of)) {
      if (!holds(wanted, each)) changed += detach_row(on, each);
    }
    for (const pivot& each : wanted) {
      if (holds(had, each)) continue;
      detail::run_insert<pivot>(on, each);
      ++changed;
    }
    return changed;
  }

 private:
  template <class Given>
  static std::vector<pivot> connecting_each(const owner& of, const Given& targets) {
    std::vector<pivot> wanted;
    detail::for_each_record(targets, [&](const target& each) {
      pivot next = connecting(of, each);
      if (!holds(wanted, next)) wanted.push_back(static_cast<pivot&&>(next));
    });
    return wanted;
  }

  static bool holds(const std::vector<pivot>& among, const pivot& wanted) {
    for (const pivot& each : among) {
      if (connect_same(each, wanted)) return true;
    }
    return false;
  }

  /// The rows of the pivot that connect an owner with the relation's targets: those of its own condition, if it has one.
  static std::vector<pivot> pivots(connection& on, const owner& of) {
    if constexpr (relation_has_where<Relation>()) {
      return detail::load(on, every_row, related<Relation>().of(of).select(model<pivot>));
    } else {
      return all_pivots(on, of);
    }
  }

  static std::vector<pivot> all_pivots(connection& on, const owner& of) {
    using statement = pivots_statement<pivot, to_key_of<Relation, 0>>;
    const lease leased = detail::lease_of<statement>(on);
    detail::bind_all<statement>(leased, owned_by(of));
    std::vector<pivot> found;
    while (leased.step()) detail::decode_model(leased, 0, found.emplace_back());
    return found;
  }
};

}  // namespace ikebana::sqlite::detail

#endif
