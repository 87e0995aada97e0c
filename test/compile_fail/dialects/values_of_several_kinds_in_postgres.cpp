// SPDX-License-Identifier: BSL-1.0
// expect: values of several kinds in one column are SQLite's; give the column one type for this database
#include <ikebana/model/variant.hpp>

#include "models.hpp"

#include <variant>

struct Cell {
  std::int64_t id;
  std::variant<std::int64_t, std::string> value;
};
BOOST_HANA_ADAPT_STRUCT(Cell, id, value);

constexpr auto asked = from<Cell>().where(col<&Cell::value> == ikebana::param<"value">);

#ifdef MISTAKE
constexpr auto text = asked.sql<postgres::dialect>();
#else
constexpr auto text = asked.sql();
#endif
