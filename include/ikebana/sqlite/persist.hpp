// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_PERSIST_HPP
#define IKEBANA_SQLITE_PERSIST_HPP

// Does what create, save, associate, attach and the like say, each in one transaction or savepoint.

#include <ikebana/sqlite/decode.hpp>
#include <ikebana/sqlite/record.hpp>
#include <ikebana/sqlite/transaction.hpp>
#include <ikebana/sqlite/write.hpp>
#include <ikebana/statement/persistence.hpp>

namespace ikebana::sqlite::detail {

/// Inserts a record, and gives its key: see `insert`.
template <class Model>
std::int64_t run_insert(connection& on, const Model& record) {
  constexpr unsigned key = generated_key(table_of<Model>);
  const lease leased = lease_of<insert_statement<Model>>(on);
  bind_record<Model>(leased.statement(), record);
  leased.step();
  if constexpr (key == table_of<Model>.column_count) {
    return sqlite3_changes64(on.handle());
  } else {
    std::int64_t given = 0;
    const bool is_given = integer_key(record.*member_at<Model, key>, given) && given != 0;
    return is_given ? given : sqlite3_last_insert_rowid(on.handle());
  }
}

/// Copies a key from the record that has it to the record that names it.
template <auto Into, auto From, class Named, class Naming>
void copy_key_column(const Naming& from, Named& into) {
  using from_type = member_value<From>;
  if constexpr (is_optional<from_type> && !is_optional<member_value<Into>>) {
    if (!(from.*From).has_value()) throw conversion_error(SQLITE_MISMATCH, "the key of the owner is empty", {});
    into.*Into = *(from.*From);
  } else {
    into.*Into = from.*From;
  }
}

template <class From, const key_columns& FromKey, class Into, const key_columns& IntoKey>
void copy_key(const From& from, Into& into) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (copy_key_column<member_at<Into, IntoKey.at[I]>, member_at<From, FromKey.at[I]>>(from, into), ...);
  }(std::make_index_sequence<FromKey.size>{});
}

template <class Relation, unsigned Hop>
inline constexpr key_columns from_key_of = path_of<Relation>.hops[Hop].from_key;
template <class Relation, unsigned Hop>
inline constexpr key_columns to_key_of = path_of<Relation>.hops[Hop].to_key;

/// Finds, among the rows of a table, those that agree with a record in some columns.
template <class Model, const key_columns& Key, auto... Members>
struct find_statement {
  static constexpr void lower(token_list& tokens) {
    const table_facts& table = table_of<Model>;
    tokens.open();
    const unsigned source = tokens.source(table, {});
    tokens.text("SELECT ");
    tokens.all_columns(source);
    tokens.text(" FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    const auto lower_one = [&](unsigned column) {
      conjuncts.next().its_column(source, column);
      tokens.text(table.columns[column].nullable ? " IS " : " = ");
      tokens.value();
    };
    for (unsigned i = 0; i != Key.size; ++i) lower_one(Key.at[i]);
    (lower_one(position_of_member<Members>()), ...);
    separated terms(tokens, " ORDER BY ", ", ");
    lower_tie_breakers(terms, table, source);
    tokens.text(" LIMIT 1");
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Model& record, Visitor& visitor) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visitor(record.*member_at<Model, Key.at[I]>), ...);
    }(std::make_index_sequence<Key.size>{});
    (visitor(record.*Members), ...);
  }
};

/// Removes the rows of a pivot that agree with a record of it in some columns.
template <class Pivot, const key_columns&... Keys>
struct detach_statement {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Pivot>, {});
    tokens.text("DELETE FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    const auto lower_one = [&](const key_columns& key) {
      for (unsigned i = 0; i != key.size; ++i) {
        conjuncts.next().its_column(source, key.at[i]);
        tokens.text(" = ");
        tokens.value();
      }
    };
    (lower_one(Keys), ...);
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Pivot& pivot, Visitor& visitor) {
    (visit_key<Keys>(pivot, visitor, std::make_index_sequence<Keys.size>{}), ...);
  }

 private:
  template <const key_columns& Key, std::size_t... I, class Visitor>
  static constexpr void visit_key(const Pivot& pivot, Visitor& visitor, std::index_sequence<I...>) {
    (visitor(pivot.*member_at<Pivot, Key.at[I]>), ...);
  }
};

/// The rows of a pivot that belong to an owner.
template <class Pivot, const key_columns& Key>
struct pivots_statement {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const unsigned source = tokens.source(table_of<Pivot>, {});
    tokens.text("SELECT ");
    tokens.all_columns(source);
    tokens.text(" FROM ");
    tokens.table(source);
    separated conjuncts(tokens, " WHERE ", " AND ");
    for (unsigned i = 0; i != Key.size; ++i) {
      conjuncts.next().its_column(source, Key.at[i]);
      tokens.text(" = ");
      tokens.value();
    }
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const Pivot& pivot, Visitor& visitor) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (visitor(pivot.*member_at<Pivot, Key.at[I]>), ...);
    }(std::make_index_sequence<Key.size>{});
  }
};

/// Calls with the record, or with each of a range of them.
template <class Given, class Visit>
void for_each_record(Given& given, Visit visit) {
  if constexpr (a_model<plain<Given>>) {
    visit(given);
  } else {
    for (auto& each : given) visit(each);
  }
}

/// Writes a key that the database has generated into a record, if that can be changed.
template <class Model>
std::int64_t insert_and_tell(connection& on, Model& record) {
  const std::int64_t key = run_insert<std::remove_const_t<Model>>(on, record);
  if constexpr (!std::is_const_v<Model> && generated_key(table_of<Model>) != table_of<Model>.column_count) {
    constexpr auto member = member_at<Model, generated_key(table_of<Model>)>;
    using value = bare<member_value<member>>;
    if constexpr (has_codec<value>) {
      record.*member = codec<value>::from(key);
    } else {
      record.*member = static_cast<value>(key);
    }
  }
  return key;
}

template <class Model>
bool has_key(const Model& record) {
  if constexpr (generated_key(table_of<Model>) != table_of<Model>.column_count) {
    std::int64_t key = 0;
    return integer_key(record.*member_at<Model, generated_key(table_of<Model>)>, key) && key != 0;
  } else {
    return false;
  }
}

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
      written = owned(of, record, [&](auto& whole) {
        if (!has_key(whole)) return insert_and_tell(on, whole);
        return run_write<update_record_statement<target>>(on, whole);
      });
    });
    return written;
  }

  /// Reads the first row that agrees with the record in its foreign key and some members, if there is one.
  template <auto... Members>
  static bool find(connection& on, const target& like, target& into) {
    using statement = find_statement<target, to_key_of<Relation, 0>, Members...>;
    const lease leased = lease_of<statement>(on);
    bind_all<statement>(leased.statement(), like);
    if (!leased.step()) return false;
    decode_model(leased.statement(), 0, into);
    return true;
  }

  template <auto... Members>
  static std::int64_t first_or_create(connection& on, const owner& of, target& record, list<member_constant<Members>...>) {
    return owned(of, record, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, whole, found)) return insert_and_tell(on, whole);
      whole = static_cast<target&&>(found);
      return std::int64_t{0};
    });
  }

  template <auto... Members>
  static std::int64_t update_or_create(connection& on, const owner& of, target& record, list<member_constant<Members>...>) {
    return owned(of, record, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, whole, found)) return insert_and_tell(on, whole);
      copy_key<target, primary_key_of<target>, target, primary_key_of<target>>(found, whole);
      return run_write<update_record_statement<target>>(on, whole);
    });
  }
};

template <class Relation>
struct belonging {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;

  template <std::size_t... I>
  static std::int64_t write_key(connection& on, const owner& record, std::index_sequence<I...>) {
    return run_write<update_record_statement<owner, member_at<owner, from_key_of<Relation, 0>.at[I]>...>>(on, record);
  }

  static std::int64_t write_key(connection& on, const owner& record) {
    return write_key(on, record, std::make_index_sequence<from_key_of<Relation, 0>.size>{});
  }

  static std::int64_t associate(connection& on, owner& record, const target& with) {
    copy_key<target, to_key_of<Relation, 0>, owner, from_key_of<Relation, 0>>(with, record);
    return write_key(on, record);
  }

  static std::int64_t dissociate(connection& on, owner& record) {
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      ((record.*member_at<owner, from_key_of<Relation, 0>.at[I]> = {}), ...);
    }(std::make_index_sequence<from_key_of<Relation, 0>.size>{});
    return write_key(on, record);
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

  template <class Given>
  static std::int64_t detach(connection& on, const owner& of, const Given& targets) {
    using statement = detach_statement<pivot, to_key_of<Relation, 0>, from_key_of<Relation, 1>>;
    std::int64_t rows = 0;
    for_each_record(targets, [&](const target& each) { rows += run_write<statement>(on, connecting(of, each)); });
    return rows;
  }

  static std::int64_t detach_all(connection& on, const owner& of) {
    pivot record{};
    copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, record);
    return run_write<detach_statement<pivot, to_key_of<Relation, 0>>>(on, record);
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
    using statement = detach_statement<pivot, to_key_of<Relation, 0>, from_key_of<Relation, 1>>;
    for (const pivot& each : had) {
      if (!holds(wanted, each)) changed += run_write<statement>(on, each);
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

  static std::vector<pivot> pivots(connection& on, const owner& of) {
    using statement = pivots_statement<pivot, to_key_of<Relation, 0>>;
    pivot like{};
    copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, like);
    const lease leased = lease_of<statement>(on);
    bind_all<statement>(leased.statement(), like);
    std::vector<pivot> found;
    while (leased.step()) decode_model(leased.statement(), 0, found.emplace_back());
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
  transaction whole{on, transaction_kind::immediate};
  const std::int64_t done =
      do_persist<Verb, Relation>(on, members, static_cast<pack_element<I, Given>&>(given).held...);
  whole.commit();
  return done;
}

}  // namespace ikebana::sqlite::detail

#endif
