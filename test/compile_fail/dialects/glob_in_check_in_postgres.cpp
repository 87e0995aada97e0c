// SPDX-License-Identifier: BSL-1.0
// expect: glob is SQLite's own; say like
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::constraints<Country> = ikebana::constrain<Country>().check(ikebana::col<&Country::name>.glob("a*"));

#ifdef MISTAKE
constexpr auto text = create_table<Country>().sql<postgres::dialect>();
#else
constexpr auto text = create_table<Country>();
#endif
