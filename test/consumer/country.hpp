// SPDX-License-Identifier: BSL-1.0
// The model and the query that both translation units name.
#pragma once

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <string>
#include <string_view>

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};

inline constexpr auto countries = ikebana::from<Country>();

// The same query as the second translation unit sees it.
std::string_view text_in_second();
int rows_in_second(ikebana::sqlite::database& db);
