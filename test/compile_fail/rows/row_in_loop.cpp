// SPDX-License-Identifier: BSL-1.0
// expect: this row does not hold what it is asked for
// expect-note: titles
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().select(col<&Country::id>, count(related<CountryPosts>()).as<"posts">());

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (auto& row : db(asked)) (void)row["titles"_name];
#else
  for (auto& row : db(asked)) (void)row["posts"_name];
#endif
}
