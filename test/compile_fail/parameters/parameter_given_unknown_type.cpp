// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold a value of this type; specialise ikebana::codec
// expect-note: has_column_type<.*pair
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct pair {
  int first = 0;
  int second = 0;
};

constexpr auto asked = from<Country>().where(col<&Country::id> == param<"id">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Country& country : db(asked, "id"_arg = pair{})) (void)country;
#else
  for (const Country& country : db(asked, "id"_arg = pair{}.first)) (void)country;
#endif
}
