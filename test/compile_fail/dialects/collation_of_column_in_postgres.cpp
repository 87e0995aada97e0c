// SPDX-License-Identifier: BSL-1.0
// expect: this collation is SQLite's; name one of this database
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::table<Country> = ikebana::describe<Country>().collate<&Country::name>("NOCASE");

#ifdef MISTAKE
constexpr auto text = schema<Country>.sql<postgres::dialect>();
#else
constexpr auto text = schema<Country>.sql();
#endif
