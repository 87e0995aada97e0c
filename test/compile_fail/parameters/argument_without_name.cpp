// SPDX-License-Identifier: BSL-1.0
// expect: values follow a query by the names of its parameters
// expect-note: is_argument<int>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::id> >= param<"low">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Country& country : db(asked, 1)) (void)country;
#else
  for (const Country& country : db(asked, "low"_arg = 1)) (void)country;
#endif
}
