// SPDX-License-Identifier: BSL-1.0
// expect: this database cuts a name that is longer than 63 bytes; give the table, the column or the alias a shorter one
#include "models.hpp"

#include <ikebana/schema.hpp>

template <>
inline constexpr auto ikebana::table<Country> =
    ikebana::describe<Country>().column<&Country::name>("a_name_of_a_column_that_is_longer_than_this_database_takes_names");

#ifdef MISTAKE
constexpr auto text = schema<Country>.statements<postgres::dialect>();
#else
constexpr auto text = schema<Country>.statements();
#endif
