// SPDX-License-Identifier: BSL-1.0
// expect: this database cuts a name that is longer than 63 bytes; give the table, the column or the alias a shorter one
#include "models.hpp"

struct Entry {
  BOOST_HANA_DEFINE_STRUCT(Entry, (std::int64_t, id), (std::string, word));
};

// In a write, as in a query.
template <>
inline constexpr auto ikebana::table<Entry> =
    ikebana::describe<Entry>().name("a_table_of_64_bytes_0123456789_0123456789_0123456789_01234567890");

constexpr auto written = update<Entry>().set(col<&Entry::word> = lit<"a">).everywhere();

#ifdef MISTAKE
constexpr auto text = written.sql<postgres::dialect>();
#else
constexpr auto text = written.sql();
#endif
