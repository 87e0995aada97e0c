// SPDX-License-Identifier: BSL-1.0
// expect: is given a value of a type that cannot be compared
// expect-note: parameter_takes<.*("name"|110, 97, 109, 101, 0).*long
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::name> == param<"name">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Country& country : db(asked, "name"_arg = 1)) (void)country;
#else
  for (const Country& country : db(asked, "name"_arg = "Peru")) (void)country;
#endif
}
