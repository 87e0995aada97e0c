// SPDX-License-Identifier: BSL-1.0
#include "library.hpp"

std::vector<std::string> shared::titles(ikebana::sqlite::database& db) {
  return db.column(ikebana::from<Post>().select(ikebana::col<&Post::title>).order_by(ikebana::asc(ikebana::col<&Post::id>)));
}
