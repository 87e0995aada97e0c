// SPDX-License-Identifier: BSL-1.0
// Tables from models, and models beside a schema, need no database either.
#include <ikebana/schema.hpp>

#include <boost/hana/define_struct.hpp>

#ifdef SQLITE_VERSION
#error "ikebana/schema.hpp includes sqlite3.h"
#endif

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};

inline constexpr auto ddl = ikebana::ddl("CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
static_assert(ikebana::conforms<Country, ddl>);

int main() {}
