// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_STATEMENT_LOAD_HPP
#define IKEBANA_STATEMENT_LOAD_HPP

// What belongs to records that are in hand already: a number or another aggregate of each one's targets.

#include <ikebana/statement/preload.hpp>
#include <ikebana/statement/scalar.hpp>

namespace ikebana {

/// Whether something can be loaded for records: the targets of a relation, or an aggregate over them.
template <class T>
inline constexpr bool can_be_loaded = is_related<T>;
template <class T>
  requires requires { typename T::asks; }
inline constexpr bool can_be_loaded<T> = true;

/// Whether something is a range of records or keys, which targets are loaded for.
template <class T>
inline constexpr bool is_range_of_owners = detail::a_range<T>;

namespace detail {

/// The relation that is loaded, or aggregated.
template <class T>
struct what_is_asked : type<T> {};
template <class E>
  requires requires { typename E::asks; }
struct what_is_asked<E> : type<typename E::asks> {};

/// The owner of the relation that an expression asks for, known by its primary key.
template <class E>
struct asked_of {
  using relation = typename query_parts<typename E::asks>::relation;
  using owner = owner_of<relation>;
  static constexpr key_columns key = table_of<owner>.primary;
  static constexpr const hop_facts& hop = path_of<relation>.hops[0];
};

/// `SELECT (SELECT count(*) FROM ...), "countries"."id" FROM "countries" WHERE "countries"."id" IN (...)`.
template <class E>
struct statement_for_owners {
  static constexpr void lower(token_list& tokens) {
    tokens.open();
    const table_facts& table = table_of<typename asked_of<E>::owner>;
    const unsigned source = tokens.source(table, {});
    const owner_side side{source, table, asked_of<E>::key, asked_of<E>::hop, false};
    tokens.text("SELECT ");
    E::lower(tokens);
    tokens.text(", ");
    lower_owner(tokens, side);
    tokens.text(" FROM ");
    tokens.table(source);
    if (keys_travel_as_json(table, side.key)) {
      separated conjuncts(tokens, " WHERE ", " AND ");
      lower_keys_as_set(conjuncts, side);
    } else {
      lower_keys_as_table(tokens, side);
    }
    tokens.close();
  }

  template <class Visitor>
  static constexpr void values(const E& given, Visitor& visitor) {
    detail::visit_values(given, visitor);
  }
};

template <class T>
struct refused_load {
  constexpr explicit operator bool() const {
    static_assert(can_be_loaded<T>, "ikebana: load takes related<R>(), or an aggregate over it such as count(related<R>())");
    return false;
  }
};

template <class Range>
struct refused_records {
  constexpr explicit operator bool() const {
    static_assert(is_range_of_owners<Range>,
                  "ikebana: load takes a range of records first; for one record run related<R>().of(record)");
    return false;
  }
};

template <class Range, class T>
constexpr auto check_load() {
  if constexpr (is_rejected<T>) {
    return refused_before{};
  } else if constexpr (!a_range<Range>) {
    return refused_records<Range>{};
  } else if constexpr (!can_be_loaded<T>) {
    return refused_load<T>{};
  } else if constexpr (!has_one_text<typename what_is_asked<T>::of>) {
    return refused_variant_within<typename what_is_asked<T>::of>{};
  } else if constexpr ((what_is_asked<T>::of::clause_flags & has::page) != 0) {
    return refused_page_of_several<typename what_is_asked<T>::of>{};
  } else if constexpr (is_related<T>) {
    return check_owner<typename query_parts<T>::relation, element_of<Range>>();
  } else if constexpr (!std::is_base_of_v<typename asked_of<T>::owner, element_of<Range>>) {
    return refused_record<typename query_parts<typename T::asks>::relation, element_of<Range>>{};
  } else if constexpr (table_of<typename asked_of<T>::owner>.primary.size == 0) {
    return refused_without_key<typename asked_of<T>::owner>{};
  } else {
    return accepted{};
  }
}

}  // namespace detail
}  // namespace ikebana

#endif
