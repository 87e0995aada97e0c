// SPDX-License-Identifier: BSL-1.0
// expect: the name of an index, made of its table and its columns, is longer than 63 bytes
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::table<Country> =
    ikebana::describe<Country>()
        .name("tags_of_posts_of_users_of_countries")
        .column<&Country::name>("name_by_which_they_are_known")
        .index<&Country::name>();

#ifdef MISTAKE
constexpr auto text = schema<Country>.sql<postgres::dialect>();
#else
constexpr auto text = schema<Country>.sql();
#endif
