// SPDX-License-Identifier: BSL-1.0
// expect: is given a value of a type that cannot be compared
// expect-note: parameter_takes<.*("low"|108, 111, 119, 0).*string_view
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::id> >= param<"low">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  // [mistake]
  for (const Country& country : db(asked, "low"_arg = "one")) (void)country;
// [/mistake]
#else
  for (const Country& country : db(asked, "low"_arg = 1)) (void)country;
#endif
}
