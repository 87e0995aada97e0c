// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether a database is what the program expects: `db.verify<Models or relations...>()`, and `db.verify(queries...)`.

#include <ikebana/schema/create/check_schema.hpp>
#include <ikebana/schema/create/schema_statements.hpp>
#include <ikebana/sqlite/database.hpp>
#include <ikebana/sqlite/schema/compare_table.hpp>

namespace ikebana::sqlite {

/// A statement that the database cannot prepare: `db.verify(query, another)`.
struct failed_statement {
  int code;  // SQLite's extended result code
  std::string message;
  std::string sql;
};

namespace detail {

inline std::vector<difference> compare_schema(connection& on, const schema_facts& schema) {
  read_transaction one_state{on};
  std::vector<difference> found;
  const ikebana::detail::creation_order order(schema.all, schema.links);
  for (unsigned i = 0; i != schema.all.size; ++i) {
    const table_definition& definition = *schema.all.at[order.at(i)];
    table_comparison comparison{on.handle(), definition, *schema.links[order.at(i)]};
    comparison.compare(found);
    ikebana::detail::for_each_hop(schema, [&](const table_definition& walked, const key_columns& key) {
      if (&walked == &definition) comparison.compare_hop(key, found);
    });
  }
  one_state.finish();
  return found;
}

inline void try_statement(sqlite3* on, std::string_view sql, std::vector<failed_statement>& failed) {
  try {
    const probe tried{on, sql};
  } catch (const error& thrown) {
    failed.push_back({thrown.code(), thrown.message(), std::string(sql)});
  }
}

/// Prepares the statements of a query or a write, in each of its variants.
template <class Query>
void try_query(sqlite3* on, std::vector<failed_statement>& failed) {
  if constexpr (requires { Query::statements(); }) {
    for (const std::string_view sql : Query::statements()) detail::try_statement(on, sql, failed);
    if constexpr (!rule::has_one_text<Query>) {
      for (unsigned each = 0; each != variants_of_query<Query>::count; ++each) {
        detail::try_statement(on, ikebana::detail::make_variant<Query, dialect, typename Query::statement>(each).sql, failed);
      }
    }
  } else {
    detail::try_statement(on, Query::sql(), failed);
  }
}

/// Whether something has SQL that can be prepared.
template <class Query>
inline constexpr bool has_sql = requires { Query::sql(); };

}  // namespace detail

/// Whether something is a query or a write, whose statements can be prepared.
template <class T>
inline constexpr bool is_query_or_write = detail::has_sql<T>;

template <class... Asked>
inline constexpr bool verify_is_included<ikebana::detail::list<Asked...>> = true;

namespace detail {

template <class... Asked>
struct verify_action<ikebana::detail::list<Asked...>> {
  using verdict = decltype(ikebana::detail::check_elements<Asked...>());

  static std::vector<difference> differences(connection& on) {
    return detail::compare_schema(on, ikebana::detail::facts_of_schema<Asked...>);
  }
};

template <class... Asked>
struct prepare_action<ikebana::detail::list<Asked...>> {
  static std::vector<failed_statement> failures(connection& on) {
    static_assert(
        (is_query_or_write<Asked> && ...), "ikebana::verify: this is no query and no write; models are named in brackets, verify<Model>()");
    std::vector<failed_statement> failed;
    if constexpr ((is_query_or_write<Asked> && ...)) (detail::try_query<Asked>(on.ready(), failed), ...);
    return failed;
  }
};

}  // namespace detail

}  // namespace ikebana::sqlite
