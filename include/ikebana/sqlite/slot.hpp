// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement type on SQLite: its text, and its number in every connection.

#include <ikebana/driver/slot_number.hpp>
#include <ikebana/fwd.hpp>

#include <cstddef>
#include <string_view>

namespace ikebana {

struct catalogue_entry;

namespace sqlite::detail {

/// The text and the parameters of a statement type, and its number in every connection.
struct slot {
  ikebana::detail::slot_number number;
  unsigned size;
  const char* sql;
  unsigned parameters;
  const unsigned short* numbers;  // of its parameters; none where they are 1, 2, 3...
#ifdef IKEBANA_CATALOGUE
  const catalogue_entry* entry = nullptr;  // what runs is in the catalogue
#endif

  std::string_view text() const { return {sql, std::size_t{size}}; }
  unsigned index() { return number.index(); }
};

}  // namespace sqlite::detail
}  // namespace ikebana
