// SPDX-License-Identifier: BSL-1.0
#pragma once

// Types that a database has made: enumerations and those of extensions, whose numbers differ from one database to the next.

#include <ikebana/postgres/cell.hpp>

namespace ikebana::postgres::detail {

inline const connection::known_type& connection::type_named(Oid type) {
  for (const known_type& each : types_) {
    if (each.type == type) return each;
  }
  static constexpr unsigned short types[] = {parameter_type::written(sql_type::integer, false)};
  static constexpr char sql[] =
      "SELECT typname, typtype = 'e' OR (SELECT proname FROM pg_catalog.pg_proc AS p WHERE p.oid = typsend) IN ('textsend', 'varcharsend', "
      "'bpcharsend', 'citextsend', 'namesend', 'xml_send') "
      "FROM pg_catalog.pg_type WHERE oid = $1";
  static constinit detail::slot asked{
      .number = {0}, .size = sizeof sql - 1, .sql = sql, .parameters = 1, .numbers = nullptr, .type_count = 1, .types = types};
  bound_value value{};
  value.integer = type;
  const detail::lease leased{*this, asked, &value};
  known_type found{type, false, "?"};
  if (leased.step()) {
    std::string name;
    leased.read(0, name);
    leased.read(1, found.is_text);
    std::snprintf(found.name, sizeof found.name, "%s", name.c_str());
  }
  types_.push_back(found);
  return types_.back();
}

}  // namespace ikebana::postgres::detail
