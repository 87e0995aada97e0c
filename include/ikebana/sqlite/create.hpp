// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_CREATE_HPP
#define IKEBANA_SQLITE_CREATE_HPP

// Makes the tables and indexes of a schema: `db.create(schema<Country, User, Post>)`.

#include <ikebana/schema/create_table.hpp>
#include <ikebana/sqlite/database.hpp>

namespace ikebana::sqlite {

namespace detail {

/// Runs statements one after the other, all of them or none: an error tells the one that failed.
inline void run_statements(connection& on, const std::string_view* statements, std::size_t count) {
  transaction all{on};
  for (std::size_t i = 0; i != count; ++i) run_script(on.handle(), statements[i]);
  all.commit();
}

}  // namespace detail

template <class... Elements>
void database::create(schema_of<Elements...>) {
  if constexpr (ikebana::detail::check_schema<Elements...>()) {
    static constexpr auto statements = schema_of<Elements...>::statements();
    detail::run_statements(connection_, statements.data(), statements.size());
  }
}

}  // namespace ikebana::sqlite

#endif
