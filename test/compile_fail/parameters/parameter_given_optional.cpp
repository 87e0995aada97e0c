// SPDX-License-Identifier: BSL-1.0
// expect: that cannot be compared
// expect-note: parameter_takes<.*("low"|108, 111, 119, 0).*optional<long
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::id> >= param<"low">);

void run(ikebana::sqlite::database& db, const std::optional<std::int64_t>& low) {
#ifdef MISTAKE
  for (const Country& country : db(asked, "low"_arg = low)) (void)country;
#else
  for (const Country& country : db(asked, "low"_arg = *low)) (void)country;
#endif
}
