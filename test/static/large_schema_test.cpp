// SPDX-License-Identifier: BSL-1.0
// A schema of 100 kB is read within what compilers allow an evaluation by default.

#include <ikebana/schema.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

#if defined(__clang__)
#pragma clang diagnostic ignored "-Woverlength-strings"
#endif

#define TABLE(n)                                                                     \
  "CREATE TABLE \"table_number_" #n                                                  \
  "\" (\n"                                                                           \
  "  id INTEGER PRIMARY KEY AUTOINCREMENT,\n"                                        \
  "  owner_id INTEGER NOT NULL REFERENCES table_number_000(id) ON DELETE CASCADE,\n" \
  "  name VARCHAR(200) NOT NULL DEFAULT 'unknown',\n"                                \
  "  created_at DATETIME DEFAULT CURRENT_TIMESTAMP, -- when it was made\n"           \
  "  total NUMERIC(10, 2) CHECK (total >= 0 AND total < 1000000),\n"                 \
  "  UNIQUE (name, owner_id)\n"                                                      \
  ");\n"                                                                             \
  "CREATE INDEX index_" #n " ON table_number_" #n " (owner_id);\n"
#define TABLES(n) TABLE(n##0) TABLE(n##1) TABLE(n##2) TABLE(n##3) TABLE(n##4) TABLE(n##5) TABLE(n##6) TABLE(n##7) TABLE(n##8) TABLE(n##9)
#define HUNDRED(n) \
  TABLES(n##0) TABLES(n##1) TABLES(n##2) TABLES(n##3) TABLES(n##4) TABLES(n##5) TABLES(n##6) TABLES(n##7) TABLES(n##8) TABLES(n##9)

namespace {

constexpr auto ddl = ikebana::ddl(HUNDRED(0) HUNDRED(1) TABLES(20) TABLES(21) TABLES(22) TABLES(23));

static_assert(ddl.text().size() > 100'000);
static_assert(!ddl.error());

struct Owned {
  BOOST_HANA_DEFINE_STRUCT(Owned, (std::int64_t, id), (std::int64_t, owner_id), (std::string, name),
                           (std::optional<std::string>, created_at), (std::optional<double>, total));
};

}  // namespace

template <>
inline constexpr auto ikebana::table<Owned> = ikebana::describe<Owned>().name("table_number_123").foreign_key<&Owned::owner_id, Owned>();

static_assert(ikebana::conforms<Owned, ddl>);
static_assert(ikebana::conforms<ikebana::has_many<Owned, Owned, &Owned::owner_id>, ddl>);
