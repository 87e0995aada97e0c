// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_PERSIST_HPP
#define IKEBANA_SQLITE_PERSIST_HPP

// Does what create, save, associate, attach and the like say, each in one transaction or savepoint.

#include <ikebana/sqlite/decode.hpp>
#include <ikebana/sqlite/insert.hpp>
#include <ikebana/sqlite/read.hpp>
#include <ikebana/sqlite/transaction.hpp>
#include <ikebana/sqlite/write.hpp>
#include <ikebana/statement/persistence.hpp>
#include <ikebana/statement/persistence_statement.hpp>
#include <ikebana/statement/related.hpp>

namespace ikebana::sqlite::detail {

template <class Relation>
struct persisting {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;

  /// Sets the foreign key of a record, in place or in a copy, and goes on with that.
  template <class Record, class Then>
  static std::int64_t owned(const owner& of, Record& record, Then then) {
    if constexpr (std::is_const_v<Record>) {
      target copy = record;
      copy_key<owner, from_key_of<Relation, 0>, target, to_key_of<Relation, 0>>(of, copy);
      return then(std::as_const(copy));
    } else {
      copy_key<owner, from_key_of<Relation, 0>, target, to_key_of<Relation, 0>>(of, record);
      return then(record);
    }
  }

  template <class Given>
  static std::int64_t create(connection& on, const owner& of, Given& given) {
    std::int64_t key = 0;
    for_each_record(given, [&](auto& record) {
      key = owned(of, record, [&](auto& whole) { return insert_and_tell(on, whole); });
    });
    return key;
  }

  template <class Given>
  static std::int64_t save(connection& on, const owner& of, Given& given) {
    std::int64_t written = 0;
    for_each_record(given, [&](auto& record) {
      written = owned(of, record, [&](auto& whole) { return save_record(on, whole); });
    });
    return written;
  }

  /// Writes the row of a record; where there is none, it is inserted, with the key that the record has.
  template <class Record>
  static std::int64_t save_record(connection& on, Record& whole) {
    constexpr bool may_be_there = table_of<target>.primary.size != 0 && writes_beside_key<target>();
    constexpr bool is_generated = generated_key(table_of<target>) != table_of<target>.column_count;
    if constexpr (may_be_there) {
      if (!is_generated || has_key(whole)) {
        const std::int64_t written = run_record_write<update_record_statement<target, nullptr>>(on, whole);
        if (written != 0) return written;
      }
    }
    return insert_and_tell(on, whole);
  }

  /// Reads the first row that agrees with the record in its foreign key and some members, if there is one. Where the relation
  /// has a condition of its own, its targets are looked among.
  template <auto... Members>
  static bool find(connection& on, const owner& of, const target& like, target& into) {
    if constexpr (relation_has_where<Relation>()) {
      const auto targets = related<Relation>().of(of);
      std::optional<target> found;
      if constexpr (sizeof...(Members) == 0) {
        found = read_first(on, targets);
      } else {
        found = read_first(on, targets.where((level<column<Members>, member_value<Members>>{{}, {}, like.*Members} && ...)));
      }
      if (found.has_value()) into = static_cast<target&&>(*found);
      return found.has_value();
    } else {
      return find_by_key<Members...>(on, like, into);
    }
  }

  template <auto... Members>
  static bool find_by_key(connection& on, const target& like, target& into) {
    using statement = find_statement<target, to_key_of<Relation, 0>, Members...>;
    const lease leased = lease_of<statement>(on);
    bind_all<statement>(leased, like);
    if (!leased.step()) return false;
    decode_model(leased, 0, into);
    return true;
  }

  template <auto... Members>
  static std::int64_t first_or_create(connection& on, const owner& of, target& record, list<member_constant<Members>...>) {
    return owned(of, record, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return insert_and_tell(on, whole);
      whole = static_cast<target&&>(found);
      return std::int64_t{0};
    });
  }

  template <auto... Members>
  static std::int64_t update_or_create(connection& on, const owner& of, target& record, list<member_constant<Members>...>) {
    return owned(of, record, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return insert_and_tell(on, whole);
      copy_key<target, primary_key_of<target>, target, primary_key_of<target>>(found, whole);
      return run_record_write<update_record_statement<target, nullptr>>(on, whole);
    });
  }
};

template <class Relation>
struct belonging {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;

  template <const key_columns& Key, std::size_t... I>
  static std::int64_t write_key(connection& on, const owner& record, std::index_sequence<I...>) {
    return run_record_write<update_record_statement<owner, nullptr, member_at<owner, Key.at[I]>...>>(on, record);
  }

  template <const key_columns& Key>
  static std::int64_t write_key(connection& on, const owner& record) {
    return write_key<Key>(on, record, std::make_index_sequence<Key.size>{});
  }

  /// The columns of the foreign key that may be NULL: one of them that is names no row. The others may be of another use.
  static constexpr key_columns find_optional_columns() {
    key_columns found{};
    for (unsigned i = 0; i != from_key_of<Relation, 0>.size; ++i) {
      const unsigned column = from_key_of<Relation, 0>.at[i];
      if (table_of<owner>.columns[column].nullable) found.push(column);
    }
    return found;
  }
  static constexpr key_columns optional_columns = find_optional_columns();

  static std::int64_t associate(connection& on, owner& record, const target& with) {
    copy_key<target, to_key_of<Relation, 0>, owner, from_key_of<Relation, 0>>(with, record);
    return write_key<from_key_of<Relation, 0>>(on, record);
  }

  static std::int64_t dissociate(connection& on, owner& record) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      ((record.*member_at<owner, optional_columns.at[I]> = {}), ...);
    }(std::make_index_sequence<optional_columns.size>{});
    return write_key<optional_columns>(on, record);
  }
};

template <class Relation>
struct pivoting {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;
  using pivot = typename pivot_of<relation_kind<Relation>>::type;

  static pivot connecting(const owner& of, const target& with, pivot record = {}) {
    copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, record);
    copy_key<target, to_key_of<Relation, 1>, pivot, from_key_of<Relation, 1>>(with, record);
    return record;
  }

  template <class Given>
  static std::int64_t attach(connection& on, const owner& of, const Given& targets, const pivot& values = {}) {
    std::int64_t rows = 0;
    for_each_record(targets, [&](const target& each) {
      run_insert<pivot>(on, connecting(of, each, values));
      ++rows;
    });
    return rows;
  }

  static std::int64_t detach_one(connection& on, const pivot& record) {
    return run_record_write<detach_statement<pivot, to_key_of<Relation, 0>, from_key_of<Relation, 1>>>(on, record);
  }

  template <class Given>
  static std::int64_t detach(connection& on, const owner& of, const Given& targets) {
    std::int64_t rows = 0;
    for_each_record(targets, [&](const target& each) { rows += detach_one(on, connecting(of, each)); });
    return rows;
  }

  static std::int64_t detach_all(connection& on, const owner& of) {
    if constexpr (relation_has_where<Relation>()) {
      std::int64_t rows = 0;
      for (const pivot& each : pivots(on, of)) rows += detach_one(on, each);
      return rows;
    }
    pivot record{};
    copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, record);
    return run_record_write<detach_statement<pivot, to_key_of<Relation, 0>>>(on, record);
  }

  static bool connect_same(const pivot& a, const pivot& b) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
      return ((a.*member_at<pivot, from_key_of<Relation, 1>.at[I]> == b.*member_at<pivot, from_key_of<Relation, 1>.at[I]>) && ...);
    }(std::make_index_sequence<from_key_of<Relation, 1>.size>{});
  }

  template <class Given>
  static std::int64_t sync(connection& on, const owner& of, const Given& targets) {
    std::vector<pivot> wanted;
    for_each_record(targets, [&](const target& each) {
      pivot next = connecting(of, each);
      if (!holds(wanted, next)) wanted.push_back(static_cast<pivot&&>(next));
    });
    const std::vector<pivot> had = pivots(on, of);
    std::int64_t changed = 0;
    for (const pivot& each : had) {
      if (!holds(wanted, each)) changed += detach_one(on, each);
    }
    for (const pivot& each : wanted) {
      if (holds(had, each)) continue;
      run_insert<pivot>(on, each);
      ++changed;
    }
    return changed;
  }

 private:
  static bool holds(const std::vector<pivot>& among, const pivot& wanted) {
    for (const pivot& each : among) {
      if (connect_same(each, wanted)) return true;
    }
    return false;
  }

  /// The rows of the pivot that connect an owner with the relation's targets: those of its own condition, if it has one.
  static std::vector<pivot> pivots(connection& on, const owner& of) {
    if constexpr (relation_has_where<Relation>()) return load(on, every_row, related<Relation>().of(of).select(model<pivot>));
    using statement = pivots_statement<pivot, to_key_of<Relation, 0>>;
    pivot like{};
    copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, like);
    const lease leased = lease_of<statement>(on);
    bind_all<statement>(leased, like);
    std::vector<pivot> found;
    while (leased.step()) decode_model(leased, 0, found.emplace_back());
    return found;
  }
};

template <verb Verb, class Relation, class Members, class... Given>
std::int64_t do_persist(connection& on, Members members, Given&... given) {
  if constexpr (Verb == verb::create) {
    return persisting<Relation>::create(on, given...);
  } else if constexpr (Verb == verb::save) {
    return persisting<Relation>::save(on, given...);
  } else if constexpr (Verb == verb::first_or_create) {
    return persisting<Relation>::first_or_create(on, given..., members);
  } else if constexpr (Verb == verb::update_or_create) {
    return persisting<Relation>::update_or_create(on, given..., members);
  } else if constexpr (Verb == verb::associate) {
    return belonging<Relation>::associate(on, given...);
  } else if constexpr (Verb == verb::dissociate) {
    return belonging<Relation>::dissociate(on, given...);
  } else if constexpr (Verb == verb::attach) {
    return pivoting<Relation>::attach(on, given...);
  } else if constexpr (Verb == verb::detach) {
    return pivoting<Relation>::detach(on, given...);
  } else if constexpr (Verb == verb::detach_all) {
    return pivoting<Relation>::detach_all(on, given...);
  } else {
    return pivoting<Relation>::sync(on, given...);
  }
}

/// Does what was said, all of it or nothing.
template <verb Verb, class Relation, class Members, std::size_t... I, class... Given>
std::int64_t run_persistence(connection& on, Members members, pack_of<std::index_sequence<I...>, Given...>& given) {
  pack<given_before<Relation, std::remove_reference_t<Given>>...> before{
      {given_before<Relation, std::remove_reference_t<Given>>(static_cast<pack_element<I, Given>&>(given).held)}...};
  transaction whole{on, transaction_kind::immediate};
  const std::int64_t done =
      do_persist<Verb, Relation>(on, members, static_cast<pack_element<I, Given>&>(given).held...);
  whole.commit();
  for_each_in(before, [](auto& each) { each.let_go(); });
  return done;
}

}  // namespace ikebana::sqlite::detail

#endif
