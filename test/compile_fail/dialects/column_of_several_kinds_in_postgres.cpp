// SPDX-License-Identifier: BSL-1.0
// expect: values of several kinds in one column are SQLite's; give the column one type for this database
#include "models.hpp"

#include <ikebana/model/variant.hpp>
#include <ikebana/schema.hpp>

struct Cell {
  BOOST_HANA_DEFINE_STRUCT(Cell, (std::int64_t, id), (std::variant<std::int64_t, std::string>, value));
};

#ifdef MISTAKE
constexpr auto text = schema<Cell>.sql<postgres::dialect>();
#else
constexpr auto text = schema<Cell>.sql();
#endif
