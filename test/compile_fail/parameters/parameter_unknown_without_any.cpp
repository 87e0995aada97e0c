// SPDX-License-Identifier: BSL-1.0
// expect: the query has no parameter of this name
// expect-note: parameter_exists<.*("low"|108, 111, 119, 0)
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Country& country : db(from<Country>(), "low"_arg = 1)) (void)country;
#else
  for (const Country& country : db(from<Country>())) (void)country;
#endif
}
