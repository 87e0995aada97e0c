// SPDX-License-Identifier: BSL-1.0
// expect: views and columns are read row by row; leave out with
// expect-note: rows_come_one_by_one<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().with(related<CountryPosts>());

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (auto& row : db.views(asked)) (void)row;
#else
  for (auto& row : db(asked)) (void)row;
#endif
}
