// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec, or for a variant of an integer, a real, a text and a blob
// expect-note: member_has_column_type<&Cell::value>
#include <variant>

#include "models.hpp"
#ifndef MISTAKE
#include <ikebana/model/variant.hpp>
#endif

struct Cell {
  BOOST_HANA_DEFINE_STRUCT(Cell, (std::int64_t, id), (std::variant<std::int64_t, std::string>, value));
};

constexpr auto text = from<Cell>().sql();
