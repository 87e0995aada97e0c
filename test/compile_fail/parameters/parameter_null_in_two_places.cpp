// SPDX-License-Identifier: BSL-1.0
// A parameter that stands in two places takes NULL only where both do.
// expect: that cannot be compared
// expect-note: parameter_takes<.*("country"|99, 111, 117, 110, 116, 114, 121, 0).*optional<long
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto moved = update<User>().set(col<&User::country_id> = param<"country">).where(col<&User::id> != param<"country">);

void run(ikebana::sqlite::database& db, const std::optional<std::int64_t>& country) {
#ifdef MISTAKE
  db.execute(moved, "country"_arg = country);
#else
  db.execute(moved, "country"_arg = *country);
#endif
}
