// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_PRELOAD_HPP
#define IKEBANA_SQLITE_PRELOAD_HPP

// Loads the targets of relations into the rows of a query, by the statements of its plan.

#include <ikebana/sqlite/arguments.hpp>
#include <ikebana/sqlite/children.hpp>
#include <ikebana/sqlite/connection.hpp>
#include <ikebana/sqlite/decode.hpp>
#include <ikebana/sqlite/keys.hpp>
#include <ikebana/sqlite/owner_index.hpp>
#include <ikebana/sql/render.hpp>

#include <limits>

namespace ikebana::sqlite::detail {

/// Keeps the number of rows that a clause holds.
struct count_reader {
  std::int64_t value;
  void operator()(std::int64_t given) { value = given; }
};

template <class Statement>
lease lease_of(connection& from) {
  return lease{from, slot_of<Statement>(), render<Statement, dialect>()};
}

/// Loads one relation into its place in the rows of its owners.
template <class Related, std::size_t Place>
struct child_loader;

template <class Source, class... Cs, std::size_t Place>
struct child_loader<query<Source, Cs...>, Place> {
  using related = query<Source, Cs...>;
  using relation = typename Source::relation;
  using parts = relation_parts<Source, Cs...>;
  using child = typename related::row;
  using items = typename result_of<related>::items;
  static constexpr const path_facts& path = path_of<relation>;
  static constexpr auto first_member = member_at<owner_of<relation>, path.hops[0].from_key.at[0]>;

  template <class Row>
  static auto& children_in(Row& row) {
    return row.template get<Place>();
  }

  /// The columns by which a joined statement knows the owners.
  static constexpr key_columns joined_key() {
    return parts::is_by_primary() ? path.owner().primary : path.hops[0].from_key;
  }

  template <auto Member, class Row>
  static void add_owners(owner_index& owners, const std::vector<Row*>& rows, std::vector<std::int64_t>* new_keys) {
    for (unsigned i = 0; i != rows.size(); ++i) {
      std::int64_t key = 0;
      if (!integer_key(record_of(*rows[i]).*Member, key)) continue;
      if (owners.add(key, i) && new_keys != nullptr) new_keys->push_back(key);
    }
  }

  /// Gives a child to every owner of a chain: copies, and the child itself to the last.
  template <class Row>
  static void give(const std::vector<Row*>& rows, const owner_index& owners, unsigned link, child& given) {
    for (unsigned next = owners.next(link); next != owner_index::none; next = owners.next(link)) {
      append(children_in(*rows[owners.owner(link)]), child(given));
      link = next;
    }
    append(children_in(*rows[owners.owner(link)]), static_cast<child&&>(given));
  }

  template <class Row, class... Arguments>
  static void load_joined(connection& from, const related& query, const std::vector<Row*>& rows,
                          const Arguments&... arguments) {
    using statement = joined_statement<related>;
    const lease leased = lease_of<statement>(from);
    bind_all<statement>(leased.statement(), query.clauses, arguments...);
    constexpr key_columns known_by = joined_key();
    if constexpr (keys_travel_as_json(path.owner(), known_by)) {
      owner_index owners{rows.size()};
      std::vector<std::int64_t> keys;
      add_owners<member_at<owner_of<relation>, known_by.at[0]>>(owners, rows, &keys);
      std::string json = "[";
      for (std::int64_t each : keys) {
        append_integer(json, each);
        json += ',';
      }
      if (keys.empty()) json += ']';
      json.back() = ']';
      bind(leased.statement(), static_cast<int>(parameters_of<statement>.keys), json);
      read_joined(leased, [&](std::int64_t key, child& given) {
        const unsigned link = owners.find(key);
        if (link != owner_index::none) give(rows, owners, link, given);
      });
    } else {
      key_source source{rows.size(), rows.data(), give_key<Row>};
      bind_keys(leased.statement(), static_cast<int>(parameters_of<statement>.keys), source);
      read_joined(leased, [&](std::int64_t position, child& given) {
        append(children_in(*rows[static_cast<std::size_t>(position)]), static_cast<child&&>(given));
      });
    }
  }

  template <class Give>
  static void read_joined(const lease& leased, Give give_to_owners) {
    const int owner_column = sqlite3_column_count(leased.statement()) - (parts::has_limit ? 2 : 1);
    while (leased.step()) {
      child given{};
      decode_row(items{}, leased.statement(), given);
      give_to_owners(sqlite3_column_int64(leased.statement(), owner_column), given);
    }
  }

  template <class Row>
  static void give_key(sqlite3_context* context, const void* keys, std::size_t row, int column) {
    const auto& record = record_of(*static_cast<Row* const*>(keys)[row]);
    give_key_columns(context, record, column, std::make_index_sequence<joined_key().size>{});
  }

  template <class Record, std::size_t... I>
  static void give_key_columns(sqlite3_context* context, const Record& record, int column, std::index_sequence<I...>) {
    ((column == static_cast<int>(I)
          ? encode(record.*member_at<owner_of<relation>, joined_key().at[I]>, result_sink{context})
          : void()),
     ...);
  }

  template <class Row, class... Arguments>
  static void load_by_hop(connection& from, const related& query, const std::vector<Row*>& rows,
                          const Arguments&... arguments) {
    owner_index owners{rows.size()};
    add_owners<first_member>(owners, rows, nullptr);
    follow_hops(from, owners, std::make_index_sequence<path.size - 1>{});
    read_targets(from, query, rows, owners, arguments...);
  }

  template <std::size_t... Hops>
  static void follow_hops(connection& from, owner_index& owners, std::index_sequence<Hops...>) {
    ((owners = follow<static_cast<unsigned>(Hops)>(from, owners)), ...);
  }

  /// From the keys of one table to those of the next, each with its owners.
  template <unsigned Hop>
  static owner_index follow(connection& from, const owner_index& owners) {
    const lease leased = lease_of<hop_statement<relation, Hop>>(from);
    owner_index reached{1024};
    while (leased.step()) {
      if (sqlite3_column_type(leased.statement(), 0) != SQLITE_INTEGER) continue;
      if (sqlite3_column_type(leased.statement(), 1) != SQLITE_INTEGER) continue;
      const std::int64_t key = sqlite3_column_int64(leased.statement(), 1);
      unsigned link = owners.find(sqlite3_column_int64(leased.statement(), 0));
      for (; link != owner_index::none; link = owners.next(link)) reached.add(key, owners.owner(link));
    }
    return reached;
  }

  template <class Row, class... Arguments>
  static void read_targets(connection& from, const related& query, const std::vector<Row*>& rows,
                           const owner_index& owners, const Arguments&... arguments) {
    using statement = target_statement<related>;
    const lease leased = lease_of<statement>(from);
    bind_all<statement>(leased.statement(), query.clauses, arguments...);
    constexpr int key_column = path.hops[path.size - 1].to_key.at[0];
    owner_cut cut{query, rows.size()};
    while (leased.step()) {
      if (sqlite3_column_type(leased.statement(), key_column) != SQLITE_INTEGER) continue;
      const unsigned link = owners.find(sqlite3_column_int64(leased.statement(), key_column));
      if (link == owner_index::none) continue;
      child given{};
      decode_row(items{}, leased.statement(), given);
      if constexpr (parts::has_limit || parts::is_distinct) {
        give_some(rows, owners, link, given, cut);
      } else {
        give(rows, owners, link, given);
      }
    }
  }

  /// What each owner has had so far, where not all of its rows are wanted.
  struct owner_cut {
    owner_cut(const related& query, std::size_t owners) {
      if constexpr (parts::has_limit) {
        count_reader reader{Source::is_limited ? 1 : std::numeric_limits<std::int64_t>::max()};
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
    std::vector<std::int64_t> seen;
    std::vector<std::size_t> latest;
    std::size_t row = 0;
  };

  template <class Row>
  static void give_some(const std::vector<Row*>& rows, const owner_index& owners, unsigned link, const child& given,
                        owner_cut& cut) {
    ++cut.row;
    for (; link != owner_index::none; link = owners.next(link)) {
      const unsigned owner = owners.owner(link);
      if constexpr (parts::is_distinct) {
        if (cut.latest[owner] == cut.row) continue;
        cut.latest[owner] = cut.row;
      }
      if constexpr (parts::has_limit) {
        const std::int64_t rank = cut.seen[owner]++ - cut.skipped;
        if (rank < 0 || rank >= cut.most) continue;
      }
      append(children_in(*rows[owner]), child(given));
    }
  }
};

template <bool AllOwners, class Query, class Row, class... Arguments>
void load_children(connection& from, const Query& query, const std::vector<Row*>& rows, const Arguments&... arguments);

template <bool AllOwners, std::size_t Place, class Related, class Row, class... Arguments>
void load_relation(connection& from, const Related& related, const std::vector<Row*>& rows,
                   const Arguments&... arguments) {
  using loader = child_loader<Related, Place>;
  using plan = preload_plan<AllOwners, Related>;
  if constexpr (plan::by_hop) {
    loader::load_by_hop(from, related, rows, arguments...);
  } else {
    loader::load_joined(from, related, rows, arguments...);
  }
  if constexpr ((Related::clause_flags & has::with) != 0) {
    std::vector<typename loader::child*> children;
    for (Row* each : rows) {
      for_each_child(loader::children_in(*each), [&](auto& found) { children.push_back(&found); });
    }
    load_children<plan::all_targets>(from, related, children, arguments...);
  }
}

template <bool AllOwners, std::size_t Place, class Clause, class Row, class... Arguments>
void load_clause(connection&, const Clause&, const std::vector<Row*>&, const Arguments&...) {}

template <bool AllOwners, std::size_t Place, class Related, class Row, class... Arguments>
void load_clause(connection& from, const with<Related>& clause, const std::vector<Row*>& rows,
                 const Arguments&... arguments) {
  load_relation<AllOwners, Place>(from, clause.related, rows, arguments...);
}

/// The place of a clause's children in a row: after the record, in the order of the with clauses.
template <class... Cs>
constexpr std::size_t place_of_clause(std::size_t index) {
  const bool preloads[] = {(Cs::adds == has::with)...};
  std::size_t place = 1;
  for (std::size_t i = 0; i != index; ++i) place += preloads[i] ? 1u : 0u;
  return place;
}

template <bool AllOwners, std::size_t... I, class Source, class... Cs, class Row, class... Arguments>
void load_clauses(std::index_sequence<I...>, connection& from, const query<Source, Cs...>& query,
                  const std::vector<Row*>& rows, const Arguments&... arguments) {
  (load_clause<AllOwners, place_of_clause<Cs...>(I)>(
       from, static_cast<const pack_element<I, Cs>&>(query.clauses).held, rows, arguments...),
   ...);
}

template <bool AllOwners, class Source, class... Cs, class Row, class... Arguments>
void load_children_of(connection& from, const query<Source, Cs...>& query, const std::vector<Row*>& rows,
                      const Arguments&... arguments) {
  load_clauses<AllOwners>(std::index_sequence_for<Cs...>{}, from, query, rows, arguments...);
}

/// Loads all relations that a query preloads, into rows that hold their records.
template <bool AllOwners, class Query, class Row, class... Arguments>
void load_children(connection& from, const Query& query, const std::vector<Row*>& rows, const Arguments&... arguments) {
  load_children_of<AllOwners>(from, query, rows, arguments...);
}

}  // namespace ikebana::sqlite::detail

#endif
