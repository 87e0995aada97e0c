// SPDX-License-Identifier: BSL-1.0
#pragma once

// Writes the row of a record within a verb, and asks what is to be asked of it afterwards.

#include <ikebana/driver/insert.hpp>
#include <ikebana/driver/within_relation.hpp>
#include <ikebana/driver/write.hpp>

namespace ikebana::detail {

/// Asks whether a row that was written is one of a relation's: with a condition that finds it.
template <class On, class Relation>
struct asked_of_relation {
  static constexpr bool asks = is_asked_after_writing<Relation>;

  On& on;
  const owner_of<Relation>& of;

  template <class Condition>
  void operator()(const Condition& is_row) const {
    detail::expect_inside<Relation, target_of<Relation>>(on, of, is_row);
  }
};

/// For rows of which nothing is asked.
struct not_asked {
  static constexpr bool asks = false;
};

/// Inserts a record. Its keys are put back by what surrounds the verb.
template <class On, class Record, class Asked>
std::int64_t insert_record(On& on, Record& record, const Asked& asked) {
  no_key_rollback kept_outside;
  const std::int64_t key = detail::insert_returning_key(on, record, kept_outside);
  if constexpr (Asked::asks) {
    if (on.changed() != 0) detail::with_inserted_row<std::remove_const_t<Record>>(on, record, key, asked);
  }
  return key;
}

template <class Model, class On, class Asked>
std::int64_t update_record(On& on, const Model& record, const Asked& asked) {
  const std::int64_t written = detail::run_record_write<update_record_statement<Model, nullptr>>(on, record);
  if constexpr (Asked::asks) {
    if (written != 0) asked(detail::agrees_in(record));
  }
  return written;
}

/// Writes the row of a record; where there is none, it is inserted, with the key that the record has.
template <class On, class Record, class Asked>
std::int64_t save_record(On& on, Record& record, const Asked& asked) {
  using model = std::remove_const_t<Record>;
  constexpr bool has_primary = rule::has_primary_key<model>;
  if constexpr (has_primary && writes_beside_key<model>()) {
    const typename On::row_is_found found{on};
    const std::int64_t written = detail::update_record<model>(on, record, asked);
    if (found.by(written)) return 1;
  } else if constexpr (has_primary) {
    if (detail::has_row<model>(on, record)) return 0;  // which is all key
  }
  return detail::insert_record(on, record, asked);
}

}  // namespace ikebana::detail
