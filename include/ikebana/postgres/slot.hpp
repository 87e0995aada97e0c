// SPDX-License-Identifier: BSL-1.0
#pragma once

// A statement type on PostgreSQL: its text, the types of its parameters, and its number in every connection.

#include <ikebana/driver/slot_number.hpp>
#include <ikebana/sql/render.hpp>

#include <cstddef>
#include <cstdint>
#include <cstdio>
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

/// A name that is made of a text and the types of its parameters: equal names are of equal statements, in whatever program.
inline void write_name(char (&into)[36], const slot& of) {
  std::uint64_t first = 0xcbf29ce484222325, second = 0x9e3779b97f4a7c15;
  const auto add = [&](std::uint64_t each) {
    first = (first ^ each) * 0x100000001b3;
    second = (second ^ (second >> 29) ^ each) * 0xbf58476d1ce4e5b9;
  };
  for (const char each : of.text()) add(static_cast<unsigned char>(each));
  for (unsigned i = 0; i != of.type_count; ++i) add(0x100u + of.types[i]);
  std::snprintf(into, sizeof into, "ik_%016llx%016llx", static_cast<unsigned long long>(first), static_cast<unsigned long long>(second));
}

}  // namespace postgres::detail
}  // namespace ikebana
