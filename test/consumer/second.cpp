// SPDX-License-Identifier: BSL-1.0
#include "country.hpp"

std::string_view text_in_second() { return countries.sql(); }

int rows_in_second(ikebana::sqlite::database& db) {
  int rows = 0;
  for ([[maybe_unused]] const Country& country : db(countries)) ++rows;
  return rows;
}
