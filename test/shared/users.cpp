// SPDX-License-Identifier: BSL-1.0
#include "library.hpp"

std::vector<std::string> shared::names(ikebana::sqlite::database& db) {
  return db.column(ikebana::from<User>().select(ikebana::col<&User::name>).order_by(ikebana::asc(ikebana::col<&User::id>)));
}
