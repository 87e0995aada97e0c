// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_PERSIST_HPP
#define IKEBANA_SQLITE_PERSIST_HPP

// Does what create, save, associate, attach and the like say, each in one transaction or savepoint.

#include <ikebana/sqlite/decode.hpp>
#include <ikebana/sqlite/insert.hpp>
#include <ikebana/sqlite/pivoting.hpp>
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
      detail::copy_key<owner, from_key_of<Relation, 0>, target, to_key_of<Relation, 0>>(of, copy);
      return then(std::as_const(copy));
    } else {
      detail::copy_key<owner, from_key_of<Relation, 0>, target, to_key_of<Relation, 0>>(of, record);
      return then(record);
    }
  }

  /// Inserts a record. Its keys are put back by what surrounds the verb.
  template <class Record>
  static std::int64_t insert(connection& on, Record& whole) {
    no_keys_before kept_outside;
    return detail::insert_and_tell(on, whole, kept_outside);
  }

  template <class Given>
  static std::int64_t create(connection& on, const owner& of, Given& given) {
    std::int64_t key = 0;
    detail::for_each_record(given, [&](auto& record) {
      key = owned(of, record, [&](auto& whole) { return insert(on, whole); });
    });
    return key;
  }

  template <class Given>
  static std::int64_t save(connection& on, const owner& of, Given& given) {
    std::int64_t written = 0;
    detail::for_each_record(given, [&](auto& record) {
      written = owned(of, record, [&](auto& whole) { return save_record(on, whole); });
    });
    return written;
  }

  /// Writes the row of a record; where there is none, it is inserted, with the key that the record has.
  template <class Record>
  static std::int64_t save_record(connection& on, Record& whole) {
    constexpr bool has_primary = table_of<target>.primary.size != 0;
    constexpr bool may_be_there = has_primary && writes_beside_key<target>();
    if constexpr (may_be_there) {
      const std::int64_t written = detail::run_record_write<update_record_statement<target, nullptr>>(on, whole);
      if (written != 0) return written;
    } else if constexpr (has_primary) {
      if (has_row(on, whole)) return 0;  // which is all key
    }
    return insert(on, whole);
  }

  static bool has_row(connection& on, const target& like) {
    using statement = find_statement<target, primary_key_of<target>>;
    const lease leased = detail::lease_of<statement>(on);
    detail::bind_all<statement>(leased, like);
    return leased.step();
  }

  /// The first by the relation's order, then by the primary key, which a limit adds.
  template <class Targets>
  static std::optional<target> first_of(connection& on, const Targets& targets) {
    if constexpr (Targets::source::is_limited) {
      return detail::read_first(on, targets);
    } else {
      return detail::read_first(on, targets.limit(1));
    }
  }

  /// Reads the first row that agrees with the record in its foreign key and some members, if there is one. Where the relation
  /// has a condition of its own, its targets are looked among.
  template <auto... Members>
  static bool find(connection& on, const owner& of, const target& like, target& into) {
    if constexpr (is_scoped<Relation>()) {
      const auto targets = related<Relation>().of(of);
      std::optional<target> found;
      if constexpr (sizeof...(Members) == 0) {
        found = first_of(on, targets);
      } else {
        found = first_of(on, targets.where((level<column<Members>, member_value<Members>>{{}, {}, like.*Members} && ...)));
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
    const lease leased = detail::lease_of<statement>(on);
    detail::bind_all<statement>(leased, like);
    if (!leased.step()) return false;
    detail::decode_model(leased, 0, into);
    return true;
  }

  template <auto... Members>
  static std::int64_t first_or_create(connection& on, const owner& of, target& record, list<member_constant<Members>...>) {
    return owned(of, record, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return insert(on, whole);
      whole = static_cast<target&&>(found);
      return std::int64_t{0};
    });
  }

  template <auto... Members>
  static std::int64_t update_or_create(connection& on, const owner& of, target& record, list<member_constant<Members>...>) {
    return owned(of, record, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return insert(on, whole);
      detail::copy_key<target, primary_key_of<target>, target, primary_key_of<target>>(found, whole);
      return detail::run_record_write<update_record_statement<target, nullptr>>(on, whole);
    });
  }
};

template <class Relation>
struct belonging {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;

  template <const key_columns& Key, std::size_t... I>
  static std::int64_t write_key(connection& on, const owner& record, std::index_sequence<I...>) {
    return detail::run_record_write<update_record_statement<owner, nullptr, member_at<owner, Key.at[I]>...>>(on, record);
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
    detail::copy_key<target, to_key_of<Relation, 0>, owner, from_key_of<Relation, 0>>(with, record);
    return write_key<from_key_of<Relation, 0>>(on, record);
  }

  static std::int64_t dissociate(connection& on, owner& record) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      ((record.*member_at<owner, optional_columns.at[I]> = {}), ...);
    }(std::make_index_sequence<optional_columns.size>{});
    return write_key<optional_columns>(on, record);
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
      detail::do_persist<Verb, Relation>(on, members, static_cast<pack_element<I, Given>&>(given).held...);
  whole.commit();
  ikebana::detail::for_each_in(before, [](auto& each) { each.let_go(); });
  return done;
}

}  // namespace ikebana::sqlite::detail

#endif
