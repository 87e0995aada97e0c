// SPDX-License-Identifier: BSL-1.0
#pragma once

// Persistence through a pivot: its rows connect owners with targets.

#include <ikebana/driver/key_numbers.hpp>
#include <ikebana/driver/within_relation.hpp>
#include <ikebana/driver/write.hpp>

namespace ikebana::detail {

template <class On, class Relation>
struct pivot_writer {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;
  using pivot = typename pivot_of<relation_shape<Relation>>::type;

  static constexpr bool has_primary = rule::has_primary_key<pivot>;

  /// The row that connects an owner with what is named: by a record of the target, by its key, or by a record of the pivot.
  /// `values` has its other columns, but for the last.
  template <class Named>
  static pivot connecting(On& on, const owner& of, const Named& named, const pivot& values) {
    pivot record = [&] {
      if constexpr (std::is_same_v<Named, pivot>) {
        return named;
      } else {
        return values;
      }
    }();
    if constexpr (std::is_base_of_v<target, Named>) {
      detail::expect_key<target, to_key_of<Relation, 1>>(on, named);
      detail::copy_key<target, to_key_of<Relation, 1>, pivot, from_key_of<Relation, 1>>(named, record);
    } else if constexpr (!std::is_same_v<Named, pivot>) {
      constexpr auto key = member_at<pivot, from_key_of<Relation, 1>.at[0]>;
      record.*key = as_key<remove_optional_t<member_value<key>>>(named);
    }
    detail::copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, record);
    detail::write_constants<Relation>(record);
    return record;
  }

  template <class Given>
  static std::int64_t attach(On& on, const owner& of, const Given& targets, const pivot& values = {}) {
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    std::int64_t rows = 0;
    detail::for_each_record(targets, [&](const auto& each) { rows += insert(on, of, connecting(on, of, each, values)); });
    return rows;
  }

  template <class Given>
  static std::int64_t detach(On& on, const owner& of, const Given& targets) {
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    std::int64_t rows = 0;
    if constexpr (relation_has_where<Relation>()) {
      key_numbers<Relation> wanted;
      detail::for_each_record(targets, [&](const auto& each) { wanted.add(key_of_target(on, connecting(on, of, each, {}))); });
      for (const pivot& each : rows_inside(on, of)) {
        if (wanted.find(key_of_target(on, each)) != wanted.none) rows += remove(on, each);
      }
    } else {
      detail::for_each_record(targets, [&](const auto& each) { rows += remove_pair(on, connecting(on, of, each, {})); });
    }
    return rows;
  }

  static std::int64_t detach_all(On& on, const owner& of) {
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    if constexpr (relation_has_where<Relation>()) {
      std::int64_t rows = 0;
      for (const pivot& each : rows_inside(on, of)) rows += remove(on, each);
      return rows;
    } else {
      const pivot any = owned_by(of);
      return detail::run_record_write<detach_statement<pivot, naming_key_of<Relation, 0>>>(on, any);
    }
  }

  /// Connects an owner with each target by one row, and with no other: what else there is of the relation's rows is removed,
  /// also a second row to the same target. Where values are given for the pivot's other columns, the rows have them afterwards.
  template <bool Detaches, class Given, class... Values>
  static std::int64_t sync(On& on, const owner& of, const Given& targets, const Values&... given_values) {
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    const pivot values = values_or_none(given_values...);
    key_numbers<Relation> keys;
    std::vector<pivot> wanted;
    bool has_values = sizeof...(Values) != 0;
    detail::for_each_record(targets, [&](const auto& each) {
      pivot next = connecting(on, of, each, values);
      has_values |= std::is_same_v<std::remove_cvref_t<decltype(each)>, pivot>;
      if (keys.add(key_of_target(on, next)) == wanted.size()) wanted.push_back(static_cast<pivot&&>(next));
    });
    std::int64_t changed = 0;
    std::vector<const pivot*> there(wanted.size());  // the row to each target
    const std::vector<pivot> had = rows_inside(on, of);
    for (const pivot& each : had) {
      const unsigned number = keys.find(key_of_target(on, each));
      if (number != keys.none && there[number] == nullptr) {
        const bool is_written = has_values && write(on, of, each, wanted[number]);
        changed += is_written ? 1 : 0;
        there[number] = is_written ? __builtin_addressof(wanted[number]) : __builtin_addressof(each);
      } else if (Detaches) {
        changed += number == keys.none ? remove(on, each) : remove_second(on, of, *there[number], each);
      }
    }
    for (std::size_t i = 0; i != wanted.size(); ++i) {
      if (there[i] == nullptr) changed += insert(on, of, wanted[i]);
    }
    return changed;
  }

 private:
  /// A key as the pivot holds it. One that its member does not hold is no key of another row.
  template <class Key, class Named>
  static Key as_key(const Named& named) {
    if (!detail::is_held_as_key<Key>(named)) throw conversion_error(error_code::mismatch, "a key is out of the range of its member", {});
    return static_cast<Key>(named);
  }

  static pivot values_or_none() { return {}; }
  static const pivot& values_or_none(const pivot& given) { return given; }

  static pivot owned_by(const owner& of) {
    pivot record{};
    detail::copy_key<owner, from_key_of<Relation, 0>, pivot, to_key_of<Relation, 0>>(of, record);
    return record;
  }

  template <const key_columns& Key, std::size_t... I>
  static std::string bytes_of(const pivot& record, std::index_sequence<I...>) {
    std::string bytes;
    (detail::encode(record.*member_at<pivot, Key.at[I]>, byte_sink<std::string>{bytes}), ...);
    return bytes;
  }

  /// Whether the database may find two keys of targets equal that are written as different bytes: texts by their collation, and
  /// numbers of two kinds in a column of any.
  static constexpr bool equals_by_more_than_bytes() {
    constexpr key_columns key = to_key_of<Relation, 1>;
    bool found = false;
    for (unsigned i = 0; i != key.size; ++i) {
      const storage kind = table_of<target>.columns[key.at[i]].kind;
      found |= kind == storage::text || kind == storage::any;
    }
    return found;
  }

  /// The key of the target that a row names, as bytes: as the target itself has it, where there may be several ways to write it.
  static std::string key_of_target(On& on, const pivot& record) {
    constexpr auto positions = std::make_index_sequence<from_key_of<Relation, 1>.size>{};
    if constexpr (equals_by_more_than_bytes()) {
      using statement = named_key_statement<Relation, 1>;
      const auto leased = detail::lease_of<statement>(on);
      detail::bind_all<statement>(leased, record);
      if (leased.step()) {
        pivot named{};
        [&]<std::size_t... I>(std::index_sequence<I...>) {
          (leased.read(static_cast<int>(I), named.*member_at<pivot, from_key_of<Relation, 1>.at[I]>), ...);
        }(positions);
        return bytes_of<from_key_of<Relation, 1>>(named, positions);
      }
    }
    return bytes_of<from_key_of<Relation, 1>>(record, positions);
  }

  /// Whether two rows have the same values, but for a key that the database makes.
  static bool have_same_values(const pivot& a, const pivot& b) {
    std::string left, right;
    const auto compare = [&]<std::size_t... I>(std::index_sequence<I...>) {
      const auto add = [&]<std::size_t Column>() {
        if constexpr (Column != generated_key<pivot> && !detail::is_computed<pivot>(Column)) {
          detail::encode(a.*member_at<pivot, Column>, byte_sink<std::string>{left});
          detail::encode(b.*member_at<pivot, Column>, byte_sink<std::string>{right});
        }
      };
      (add.template operator()<I>(), ...);
    };
    compare(std::make_index_sequence<members_of<pivot>::size>{});
    return left == right;
  }

  /// Inserts a row so that the transaction goes on if the database refuses it.
  static std::int64_t insert_alone(On& on, const pivot& record) {
    if constexpr (On::dialect::facts.goes_on_after_error) {
      return detail::run_insert<pivot>(on, record);
    } else {
      typename On::write_scope alone{on};
      const std::int64_t key = detail::run_insert<pivot>(on, record);
      alone.commit();
      return key;
    }
  }

  /// Inserts a row, and asks whether it is one of the relation's.
  static std::int64_t insert(On& on, const owner& of, const pivot& record) {
    if constexpr (is_asked_after_writing<Relation>) {
      std::int64_t key = 0;
      try {
        key = insert_alone(on, record);
      } catch (const constraint_violation& refused) {
        const bool is_over = !on.in_transaction();  // ON CONFLICT ROLLBACK: nothing can be asked any more
        if (!is_over && is_connected_outside(on, of, record)) detail::throw_outside(type_name<pivot>(), refused.sql());
        throw;
      }
      if (on.changed() == 0) return 0;
      detail::with_inserted_row(on, record, key, [&](const auto& is_row) { detail::expect_inside<Relation, pivot>(on, of, is_row); });
      return 1;
    } else {
      detail::run_insert<pivot>(on, record);
      return on.changed();
    }
  }

  /// Gives a row that is there the values of a record, its key aside. Gives whether it had others.
  static bool write(On& on, const owner& of, const pivot& found, pivot record) {
    if (have_same_values(found, record)) return false;
    if constexpr (has_primary && writes_beside_key<pivot>()) {
      if constexpr (generates_key<pivot>) {
        detail::copy_key<pivot, primary_key_of<pivot>, pivot, primary_key_of<pivot>>(found, record);
      }
      if (detail::run_record_write<update_record_statement<pivot, nullptr>>(on, record) != 0) {
        if constexpr (is_asked_after_writing<Relation>) detail::expect_inside<Relation, pivot>(on, of, detail::agrees_in(record));
        return true;
      }
    }
    remove(on, found);  // of another key, or of none
    insert(on, of, record);
    return true;
  }

  /// Removes a row; where the pivot has no key, all that are like it.
  static std::int64_t remove(On& on, const pivot& found) {
    if constexpr (has_primary) {
      return detail::run_record_write<remove_record_statement<pivot, nullptr>>(on, found);
    } else {
      return detail::run_record_write<remove_equal_statement<pivot>>(on, found);
    }
  }

  /// Removes a row to a target to which another stays.
  static std::int64_t remove_second(On& on, const owner& of, const pivot& stays, const pivot& found) {
    const std::int64_t removed = remove(on, found);
    if constexpr (has_primary) {
      return removed;
    } else {
      return have_same_values(stays, found) ? removed - insert(on, of, stays) : removed;
    }
  }

  static std::int64_t remove_pair(On& on, const pivot& record) {
    return detail::run_record_write<detach_statement<pivot, naming_key_of<Relation, 0>, naming_key_of<Relation, 1>>>(on, record);
  }

  /// Whether a row connects the same two, and none that is in the relation.
  static bool is_connected_outside(On& on, const owner& of, const pivot& record) {
    using statement = pivots_statement<pivot, naming_key_of<Relation, 0>, naming_key_of<Relation, 1>>;
    const auto leased = detail::lease_of<statement>(on);
    detail::bind_all<statement>(leased, record);
    return leased.step() &&
           !detail::read_first(on, detail::rows_within<On, Relation>(of, detail::agrees_in<pivot, from_key_of<Relation, 1>>(record)))
                .has_value();
  }

  template <class Rows, std::size_t... I>
  static auto in_order_of_key(const Rows& rows, std::index_sequence<I...>) {
    if constexpr (has_primary) {
      return rows.order_by(column<member_at<pivot, table_of<pivot>.primary.at[I]>>{}...);
    } else {
      return rows;
    }
  }

  /// The rows that connect an owner with the relation's targets, in the order of their key: those of its own condition, if it has one.
  static std::vector<pivot> rows_inside(On& on, const owner& of) {
    if constexpr (relation_has_where<Relation>()) {
      return detail::load(
          on, every_row,
          in_order_of_key(related<Relation>().of(of).select(model<pivot>), std::make_index_sequence<table_of<pivot>.primary.size>{}));
    } else {
      using statement = pivots_statement<pivot, naming_key_of<Relation, 0>>;
      const pivot any = owned_by(of);  // its texts are bound in place
      const auto leased = detail::lease_of<statement>(on);
      detail::bind_all<statement>(leased, any);
      std::vector<pivot> found;
      while (leased.step()) detail::decode_model(leased, 0, found.emplace_back());
      return found;
    }
  }
};

}  // namespace ikebana::detail
