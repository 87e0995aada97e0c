// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement type on PostgreSQL: its text, the types of its parameters, and its number in every connection.

#include <ikebana/driver/slot_number.hpp>
#include <ikebana/sql/render.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana {

struct catalogue_entry;

namespace postgres::detail {

struct slot {
  ikebana::detail::slot_number number;
  unsigned size;
  const char* sql;
  unsigned parameters;            // that are values, or are given by name
  const unsigned short* numbers;  // of these; none where they are 1, 2, 3...
#ifdef IKEBANA_CATALOGUE
  const catalogue_entry* entry = nullptr;  // what runs is in the catalogue
#endif
  unsigned type_count = 0;
  const unsigned short* types = nullptr;  // of all parameters, by their numbers: see parameter_type

  std::string_view text() const { return {sql, std::size_t{size}}; }
  unsigned index() { return number.index(); }
};

}  // namespace postgres::detail
}  // namespace ikebana
