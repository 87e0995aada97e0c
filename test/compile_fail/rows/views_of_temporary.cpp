// SPDX-License-Identifier: BSL-1.0
// expect: these views are gone at the end of the expression
// expect-note: rows_last<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
  constexpr auto titles = from<Post>().select(col<&Post::title>);
#ifdef MISTAKE
  std::string_view title = *db.views(titles).begin();
#else
  std::string_view title;
  for (std::string_view each : db.views(titles)) title = each;
#endif
  (void)title;
}
