// SPDX-License-Identifier: BSL-1.0
#pragma once

// The members of records that a write sets: keys are copied from one to another, and all are put back where the writing fails,
// so that no record keeps the key of a row that is not there.

#include <ikebana/meta/product.hpp>
#include <ikebana/write/check/persistence.hpp>
#include <ikebana/write/persistence_statement.hpp>
#include <ikebana/write/written_condition.hpp>

#include <cstdint>
#include <vector>

namespace ikebana::detail {

/// Copies a key from the record that has it to the record that names it. That it has one has been asked.
template <auto Into, auto From, class Named, class Naming>
void copy_key_column(const Naming& from, Named& into) {
  if constexpr (is_optional<member_value<From>> && !is_optional<member_value<Into>>) {
    into.*Into = *(from.*From);
  } else {
    into.*Into = from.*From;
  }
}

template <class From, const key_columns& FromKey, class Into, const key_columns& IntoKey>
void copy_key(const From& from, Into& into) {
  [&]<std::size_t... I>(std::index_sequence<I...>) {
    (detail::copy_key_column<member_at<Into, IntoKey.at[I]>, member_at<From, FromKey.at[I]>>(from, into), ...);
  }(std::make_index_sequence<FromKey.size>{});
}

/// The members that records had: they are written back at the end of the scope, unless what has changed them lasts.
template <class Model, class Indices, auto... Members>
class rollback_of_members;

template <class Model, std::size_t... I, auto... Members>
class rollback_of_members<Model, std::index_sequence<I...>, Members...> {
  struct entry {
    Model* record;
    product<member_value<Members>...> values;
  };

 public:
  rollback_of_members() = default;
  rollback_of_members(rollback_of_members&&) = default;

  ~rollback_of_members() {
    for (entry& each : entries_) {
      ((each.record->*Members = static_cast<product_element<I, member_value<Members>>&&>(each.values).value), ...);
    }
  }

  void keep(Model& record) { entries_.push_back({__builtin_addressof(record), {{record.*Members}...}}); }
  void commit() { entries_.clear(); }

 private:
  std::vector<entry> entries_;
};

template <class Model, auto... Members>
using member_rollback = rollback_of_members<Model, std::make_index_sequence<sizeof...(Members)>, Members...>;

template <class Model, const key_columns& Key, std::size_t... I>
member_rollback<Model, member_at<Model, Key.at[I]>...> rollback_of_key(std::index_sequence<I...>);

template <class Model, const key_columns& Key>
using key_rollback = decltype(detail::rollback_of_key<Model, Key>(std::make_index_sequence<Key.size>{}));

/// For what changes none.
struct no_key_rollback {
  template <class Model>
  void keep(Model&) const {}
  void commit() const {}
};

/// Whether what is given is a range of records, and no record that is a range itself.
template <class Given>
concept several_records = a_range<std::remove_cvref_t<Given>> && !a_model<std::remove_cvref_t<Given>>;

/// Calls with the record, or with each of a range of them.
template <class Given, class Visit>
void for_each_record(Given& given, Visit visit) {
  if constexpr (several_records<Given>) {
    for (auto& each : given) visit(each);
  } else {
    visit(given);
  }
}

/// The foreign key that a direct relation sets in the records that it is given: a pivot's is in other rows.
template <class Relation>
inline constexpr key_columns foreign_key_of =
    rule::has_pivot<Relation>         ? key_columns{}
    : rule::owner_holds_key<Relation> ? from_key_of<Relation, 0>
                                      : to_key_of<Relation, 0>;

/// What a verb may change in the records that it is given, where it then fails: their keys, and what the relation's condition
/// says that they are.
template <class Model, const key_columns& Primary, const key_columns& Foreign, std::size_t... P, std::size_t... F, class... Constants>
member_rollback<Model, member_at<Model, Primary.at[P]>..., member_at<Model, Foreign.at[F]>..., Constants::member...> members_changed(
    std::index_sequence<P...>, std::index_sequence<F...>, list<Constants...>);

/// The model whose records a relation's verbs change: of the side that holds the key.
template <class Relation>
using changed_by = std::conditional_t<rule::owner_holds_key<Relation>, owner_of<Relation>, target_of<Relation>>;

/// The model whose records those of the other side belong to: of the side that does not hold the key.
template <class Relation>
using owner_beside = std::conditional_t<rule::owner_holds_key<Relation>, target_of<Relation>, owner_of<Relation>>;

/// A record, or one of a range of them.
template <class Given>
auto& any_record(Given& given) {
  if constexpr (several_records<Given>) {
    return *given.begin();
  } else {
    return given;
  }
}

/// Whether a verb leaves what it is given as it is.
template <class Given>
inline constexpr bool is_unchanged = std::is_const_v<std::remove_reference_t<decltype(detail::any_record(std::declval<Given&>()))>>;

template <class Relation, class Changed = changed_by<Relation>>
using rollback_of_changes = decltype(detail::members_changed<Changed, primary_key_of<Changed>, foreign_key_of<Relation>>(
    std::make_index_sequence<primary_key_of<Changed>.size>{}, std::make_index_sequence<foreign_key_of<Relation>.size>{},
    typename constants_of_relation<Relation, Changed>::members{}));

template <class Relation, class Given, bool Stays = is_unchanged<Given>>
struct rollback_for : rollback_of_changes<Relation> {
  explicit rollback_for(Given& given) {
    detail::for_each_record(given, [this](changed_by<Relation>& each) { this->keep(each); });
  }
};

template <class Relation, class Given>
struct rollback_for<Relation, Given, true> : no_key_rollback {
  explicit rollback_for(Given&) {}
};

/// Of an owner that is given by its address, and saved first.
template <class Relation, class Record>
struct rollback_for<Relation, Record*, false> : key_rollback<owner_beside<Relation>, primary_key_of<owner_beside<Relation>>> {
  explicit rollback_for(owner_beside<Relation>* given) { this->keep(*given); }
};

template <class Relation, class Record>
struct rollback_for<Relation, const Record*, false> : no_key_rollback {
  explicit rollback_for(const Record*) {}
};

}  // namespace ikebana::detail
