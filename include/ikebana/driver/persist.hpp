// SPDX-License-Identifier: BSL-1.0
#pragma once

// Does what create, save, associate, attach and the like say, each in one transaction or savepoint.

#include <ikebana/driver/pivot.hpp>
#include <ikebana/driver/save.hpp>
#include <ikebana/write/persistence.hpp>

namespace ikebana::detail {

template <class On, class Relation>
struct owned_writer {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;

  using asked = asked_of_relation<On, Relation>;

  /// Sets in a record, in place or in a copy, its foreign key and what the relation's condition says it is, and goes on with that.
  template <class Record, class Then>
  static std::int64_t owned(const owner& of, Record& record, Then then) {
    if constexpr (std::is_const_v<Record>) {
      target copy = record;
      return owned(of, copy, [&](target& whole) { return then(std::as_const(whole)); });
    } else {
      detail::copy_key<owner, from_key_of<Relation, 0>, target, to_key_of<Relation, 0>>(of, record);
      detail::write_constants<Relation>(record);
      return then(record);
    }
  }

  template <class Given>
  static std::int64_t create(On& on, const owner& of, Given& given) {
    std::int64_t key = 0;
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    detail::for_each_record(given, [&](auto& record) {
      key = owned(of, record, [&](auto& whole) { return detail::insert_record(on, whole, asked{on, of}); });
    });
    return key;
  }

  template <class Given>
  static std::int64_t save(On& on, const owner& of, Given& given) {
    std::int64_t written = 0;
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    detail::for_each_record(given, [&](auto& record) {
      written = owned(of, record, [&](auto& whole) { return detail::save_record(on, whole, asked{on, of}); });
    });
    return written;
  }

  /// The first by the relation's order, then by the primary key, which a limit adds.
  template <class Targets>
  static std::optional<target> first_of(On& on, const Targets& targets) {
    if constexpr (Targets::source::is_limited) {
      return detail::read_first(on, targets);
    } else {
      return detail::read_first(on, targets.limit(1));
    }
  }

  /// Reads the first row that agrees with the record in its foreign key and some members, if there is one. Where the relation
  /// has a condition of its own, its targets are looked among.
  template <auto... Members>
  static bool find(On& on, const owner& of, const target& like, target& into) {
    if constexpr (is_scoped<Relation>()) {
      const auto targets = related<Relation>().of(of);
      std::optional<target> found;
      if constexpr (sizeof...(Members) == 0) {
        found = first_of(on, targets);
      } else {
        found = first_of(on, targets.where((ties<column<Members>, member_value<Members>>{{}, {}, like.*Members} && ...)));
      }
      if (found.has_value()) into = static_cast<target&&>(*found);
      return found.has_value();
    } else {
      return find_by_key<Members...>(on, like, into);
    }
  }

  template <auto... Members>
  static bool find_by_key(On& on, const target& like, target& into) {
    using statement = find_statement<target, naming_key_of<Relation, 0>, Members...>;
    const auto leased = detail::lease_of<statement>(on);
    detail::bind_all<statement>(leased, like);
    if (!leased.step()) return false;
    detail::decode_model(leased, 0, into);
    return true;
  }

  /// Does something with each record: gives what it gives, or of several how many it was done with.
  template <class Given, class Do>
  static std::int64_t with_each(On& on, const owner& of, Given& given, Do what) {
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    std::int64_t done = 0;
    detail::for_each_record(given, [&](target& record) {
      const std::int64_t gives = owned(of, record, what);
      done = several_records<Given> ? done + (gives != 0 ? 1 : 0) : gives;
    });
    return done;
  }

  template <class Given, auto... Members>
  static std::int64_t first_or_create(On& on, const owner& of, Given& given, list<member_constant<Members>...>) {
    return with_each(on, of, given, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return detail::insert_record(on, whole, asked{on, of});
      whole = static_cast<target&&>(found);
      return std::int64_t{0};
    });
  }

  template <class Given, auto... Members>
  static std::int64_t update_or_create(On& on, const owner& of, Given& given, list<member_constant<Members>...>) {
    return with_each(on, of, given, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return detail::insert_record(on, whole, asked{on, of});
      detail::copy_key<target, primary_key_of<target>, target, primary_key_of<target>>(found, whole);
      return detail::update_record<target>(on, whole, asked{on, of});
    });
  }

  /// Writes some members over what is found, and gives the record the others.
  template <class Given, auto... Members, auto... Written>
  static std::int64_t update_or_create(On& on, const owner& of, Given& given,
                                       found_and_written<list<member_constant<Members>...>, list<member_constant<Written>...>>) {
    return with_each(on, of, given, [&](target& whole) {
      target found{};
      if (!find<Members...>(on, of, whole, found)) return detail::insert_record(on, whole, asked{on, of});
      ((found.*Written = whole.*Written), ...);
      const std::int64_t written = detail::run_record_write<update_record_statement<target, nullptr, Written...>>(on, found);
      if constexpr (asked::asks) {
        if (written != 0) asked{on, of}(detail::agrees_in(found));
      }
      whole = static_cast<target&&>(found);
      return written;
    });
  }
};

/// Writes targets, and connects them.
template <class On, class Relation>
struct pivoted_writer {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;

  /// Goes on with a record that has what the relation's condition says of a target: in place, or a copy.
  template <class Record, class Then>
  static void conditioned(Record& record, Then then) {
    if constexpr (std::is_const_v<Record>) {
      target copy = record;
      detail::write_constants<Relation>(copy);
      then(copy);
    } else {
      detail::write_constants<Relation>(record);
      then(record);
    }
  }

  template <class Given, class... Pivot>
  static std::int64_t create(On& on, const owner& of, Given& given, const Pivot&... values) {
    std::int64_t key = 0;
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    detail::for_each_record(given, [&](auto& record) {
      conditioned(record, [&](target& whole) {
        key = detail::insert_record(on, whole, not_asked{});
        pivot_writer<On, Relation>::attach(on, of, whole, values...);
      });
    });
    return key;
  }

  template <class Given, class... Pivot>
  static std::int64_t save(On& on, const owner& of, Given& given, const Pivot&... values) {
    std::int64_t written = 0;
    detail::expect_key<owner, from_key_of<Relation, 0>>(on, of);
    detail::for_each_record(given, [&](auto& record) {
      conditioned(record, [&](target& whole) {
        written = detail::save_record(on, whole, not_asked{});
        pivot_writer<On, Relation>::template sync<false>(on, of, whole, values...);
      });
    });
    return written;
  }
};

template <class On, class Relation>
struct association_writer {
  using owner = owner_of<Relation>;
  using target = target_of<Relation>;
  using constants = constants_of_relation<Relation, owner>;

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

  template <const key_columns& Key, std::size_t... I, class... Constants>
  static std::int64_t write_key(On& on, const owner& record, std::index_sequence<I...>, list<Constants...>) {
    return detail::run_record_write<update_record_statement<owner, nullptr, member_at<owner, Key.at[I]>..., Constants::member...>>(
        on, record);
  }

  static std::int64_t associate(On& on, owner& record, const target& with) {
    detail::expect_key<owner, primary_key_of<owner>>(on, record);
    detail::expect_key<target, to_key_of<Relation, 0>>(on, with);
    detail::copy_key<target, to_key_of<Relation, 0>, owner, from_key_of<Relation, 0>>(with, record);
    // Where both are of one model, the condition is about the target, which is not written.
    using written = std::conditional_t<std::is_same_v<owner, target>, list<>, typename constants::members>;
    if constexpr (!std::is_same_v<owner, target>) detail::write_constants<Relation>(record);
    const std::int64_t changed =
        write_key<from_key_of<Relation, 0>>(on, record, std::make_index_sequence<from_key_of<Relation, 0>.size>{}, written{});
    if constexpr (is_asked_after_writing<Relation>) {
      if (changed != 0) detail::expect_inside<Relation, owner>(on, record);
    }
    return changed;
  }

  static std::int64_t dissociate(On& on, owner& record) {
    detail::expect_key<owner, primary_key_of<owner>>(on, record);
    constexpr auto columns = std::make_index_sequence<optional_columns.size>{};
    [&]<std::size_t... I>(std::index_sequence<I...>) {
      (static_cast<void>(record.*member_at<owner, optional_columns.at[I]> = {}), ...);
    }(columns);
    return write_key<optional_columns>(on, record, columns, list<>{});
  }
};

/// What a verb is given. An owner that is given by its address is saved first, and gets a key that the database makes.
template <class Relation, class On, class Given>
auto& saved_if_by_address([[maybe_unused]] On& on, Given& given) {
  if constexpr (std::is_pointer_v<Given>) {
    using record = std::conditional_t<std::is_const_v<std::remove_pointer_t<Given>>, const owner_beside<Relation>, owner_beside<Relation>>;
    detail::save_record(on, static_cast<record&>(*given), not_asked{});
    return static_cast<record&>(*given);
  } else {
    return given;
  }
}

template <class On, class Relation>
using target_writer = std::conditional_t<rule::has_pivot<Relation>, pivoted_writer<On, Relation>, owned_writer<On, Relation>>;

template <verb Verb, class Relation, class On, class Members, class... Given>
std::int64_t do_persist(On& on, Members members, Given&... given) {
  if constexpr (Verb == verb::create) {
    return target_writer<On, Relation>::create(on, given...);
  } else if constexpr (Verb == verb::save) {
    return target_writer<On, Relation>::save(on, given...);
  } else if constexpr (Verb == verb::first_or_create) {
    return owned_writer<On, Relation>::first_or_create(on, given..., members);
  } else if constexpr (Verb == verb::update_or_create) {
    return owned_writer<On, Relation>::update_or_create(on, given..., members);
  } else if constexpr (Verb == verb::associate) {
    return association_writer<On, Relation>::associate(on, given...);
  } else if constexpr (Verb == verb::dissociate) {
    return association_writer<On, Relation>::dissociate(on, given...);
  } else if constexpr (Verb == verb::attach) {
    return pivot_writer<On, Relation>::attach(on, given...);
  } else if constexpr (Verb == verb::detach) {
    return pivot_writer<On, Relation>::detach(on, given...);
  } else if constexpr (Verb == verb::detach_all) {
    return pivot_writer<On, Relation>::detach_all(on, given...);
  } else {
    return pivot_writer<On, Relation>::template sync < Verb == verb::sync > (on, given...);
  }
}

/// Does what was said, all of it or nothing.
template <verb Verb, class Relation, class On, class Members, std::size_t... I, class... Given>
std::int64_t run_persistence(On& on, Members members, product_of<std::index_sequence<I...>, Given...>& given) {
  product<rollback_for<Relation, std::remove_reference_t<Given>>...> before{
      {rollback_for<Relation, std::remove_reference_t<Given>>(static_cast<product_element<I, Given>&>(given).value)}...};
  typename On::write_scope whole{on};
  const std::int64_t done = detail::do_persist<Verb, Relation>(
      on, members, detail::saved_if_by_address<Relation>(on, static_cast<product_element<I, Given>&>(given).value)...);
  whole.commit();
  detail::for_each_in(before, [](auto& each) { each.commit(); });
  return done;
}

}  // namespace ikebana::detail
