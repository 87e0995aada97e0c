// SPDX-License-Identifier: BSL-1.0
// expect: no text of this database has a NUL byte; keep it as ikebana::blob
#include "models.hpp"

#include <ikebana/schema.hpp>

#include <string_view>

template <>
inline constexpr auto ikebana::constraints<Country> =
    ikebana::constrain<Country>().check(ikebana::col<&Country::name> != std::string_view{"a\0b", 3});

#ifdef MISTAKE
constexpr auto text = schema<Country>.sql<postgres::dialect>();
#else
constexpr auto text = schema<Country>.sql();
#endif
