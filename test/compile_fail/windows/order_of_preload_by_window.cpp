// SPDX-License-Identifier: BSL-1.0
// expect: an aggregate or a window would be over the targets of all owners
// expect-note: is_of_each_owner<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto rows = db.all(from<Country>().with(related<CountryPosts>().order_by(row_number().over(window().order_by(col<&Post::title>)))));
#else
  auto rows = db.all(from<Country>().with(related<CountryPosts>().order_by(col<&Post::title>)));
#endif
}
