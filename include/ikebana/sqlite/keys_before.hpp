// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_KEYS_BEFORE_HPP
#define IKEBANA_SQLITE_KEYS_BEFORE_HPP

// The keys of records while they are written: copied from one to another, and put back where the writing fails, so that no
// record keeps the key of a row that is not there.

#include <ikebana/meta/pack.hpp>
#include <ikebana/sqlite/error.hpp>
#include <ikebana/sqlite/library.hpp>
#include <ikebana/statement/check_persistence.hpp>
#include <ikebana/statement/persistence_statement.hpp>

#include <cstdint>
#include <vector>

namespace ikebana::sqlite::detail {

using namespace ikebana::detail;

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
    (detail::copy_key_column<member_at<Into, IntoKey.at[I]>, member_at<From, FromKey.at[I]>>(from, into), ...);
  }(std::make_index_sequence<FromKey.size>{});
}

/// The keys that records had: they are written back at the end of the scope, unless what has changed them lasts.
template <class Model, const key_columns& Key, class Indices = std::make_index_sequence<Key.size>>
class keys_before;

template <class Model, const key_columns& Key, std::size_t... I>
class keys_before<Model, Key, std::index_sequence<I...>> {
  struct entry {
    Model* record;
    pack<member_value<member_at<Model, Key.at[I]>>...> key;
  };

 public:
  keys_before() = default;
  keys_before(keys_before&&) = default;

  ~keys_before() {
    for (entry& each : entries_) {
      ((each.record->*member_at<Model, Key.at[I]> =
            static_cast<pack_element<I, member_value<member_at<Model, Key.at[I]>>>&&>(each.key).held), ...);
    }
  }

  void keep(Model& record) { entries_.push_back({&record, {{record.*member_at<Model, Key.at[I]>}...}}); }
  void let_go() { entries_.clear(); }

 private:
  std::vector<entry> entries_;
};

/// For what changes none.
struct no_keys_before {
  template <class Model>
  void keep(Model&) const {}
  void let_go() const {}
};

/// Whether what is given is a range of records, and no record that is a range itself.
template <class Given>
concept several_records = a_range<plain<Given>> && !a_model<plain<Given>>;

/// Calls with the record, or with each of a range of them.
template <class Given, class Visit>
void for_each_record(Given& given, Visit visit) {
  if constexpr (several_records<Given>) {
    for (auto& each : given) visit(each);
  } else {
    visit(given);
  }
}

/// The foreign key that a direct relation sets.
template <class Relation>
inline constexpr key_columns foreign_key_of = owner_holds_key<Relation> ? from_key_of<Relation, 0> : to_key_of<Relation, 0>;

/// The keys that a verb may change in what it is given: where the writing fails, the records are as they were.
template <class Relation, class Record>
class keys_given {
 public:
  void keep(Record& record) {
    primary_.keep(record);
    foreign_.keep(record);
  }

  void let_go() {
    primary_.let_go();
    foreign_.let_go();
  }

 private:
  keys_before<Record, primary_key_of<Record>> primary_;
  keys_before<Record, foreign_key_of<Relation>> foreign_;
};

/// The model whose records a relation's verbs change: of the side that holds the key.
template <class Relation>
using changed_by = std::conditional_t<owner_holds_key<Relation>, owner_of<Relation>, target_of<Relation>>;

/// A record, or one of a range of them.
template <class Given>
auto& any_record(Given& given) {
  if constexpr (several_records<Given>) {
    return *given.begin();
  } else {
    return given;
  }
}

/// Whether a verb leaves what it is given as it is: a constant, or what a pivot connects.
template <class Relation, class Given>
inline constexpr bool stays_as_it_is =
    has_pivot<Relation> || std::is_const_v<std::remove_reference_t<decltype(detail::any_record(std::declval<Given&>()))>>;

template <class Relation, class Given, bool Stays = stays_as_it_is<Relation, Given>>
struct given_before : keys_given<Relation, changed_by<Relation>> {
  explicit given_before(Given& given) {
    detail::for_each_record(given, [this](changed_by<Relation>& each) { this->keep(each); });
  }
};

template <class Relation, class Given>
struct given_before<Relation, Given, true> : no_keys_before {
  explicit given_before(Given&) {}
};

}  // namespace ikebana::sqlite::detail

#endif
