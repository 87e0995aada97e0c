// SPDX-License-Identifier: BSL-1.0
// expect: this database has no rowid; describe a primary key and ask for that
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::constraints<Country> = ikebana::constrain<Country>().check(ikebana::rowid<Country> > 0);

#ifdef MISTAKE
constexpr auto text = schema<Country>.sql<postgres::dialect>();
#else
constexpr auto text = schema<Country>.sql();
#endif
