// SPDX-License-Identifier: BSL-1.0
// expect: a parameter of the query is not given
// expect-note: parameter_is_given<.*("low"|108, 111, 119, 0)
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::id> >= param<"low">);

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  std::vector<Country> countries = db.all(asked);
#else
  std::vector<Country> countries = db.all(asked, "low"_arg = 1);
#endif
}
