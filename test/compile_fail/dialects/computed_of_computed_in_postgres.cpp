// SPDX-License-Identifier: BSL-1.0
// expect: this database computes no column of one that it computes; write the other's expression in its place
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Sum {
  BOOST_HANA_DEFINE_STRUCT(Sum, (std::int64_t, id), (std::int64_t, n), (std::int64_t, twice), (std::int64_t, thrice));
};

template <>
inline constexpr auto ikebana::constraints<Sum> =
    ikebana::constrain<Sum>()
        .generated<&Sum::twice>(ikebana::col<&Sum::n> * 2)
        .stored<&Sum::thrice>(ikebana::col<&Sum::twice> + ikebana::col<&Sum::n>);

#ifdef MISTAKE
constexpr auto text = schema<Sum>.sql<postgres::dialect>();
#else
constexpr auto text = schema<Sum>.sql();
#endif
