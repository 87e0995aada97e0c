// SPDX-License-Identifier: BSL-1.0
// expect: the query has no parameter of this name
// expect-note: parameter_exists<.*("high"|104, 105, 103, 104, 0)
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::id> >= param<"low">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Country& country : db(asked, "low"_arg = 1, "high"_arg = 2)) (void)country;
#else
  for (const Country& country : db(asked, "low"_arg = 1)) (void)country;
#endif
}
