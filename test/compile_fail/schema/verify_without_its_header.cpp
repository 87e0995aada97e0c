// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: verify has a header of its own; include <ikebana/sqlite/verify.hpp>
#include "models.hpp"

#ifdef MISTAKE
#include <ikebana/sqlite.hpp>
#else
#include <ikebana/sqlite/verify.hpp>
#endif

void start(sqlite::database& db) {
  for (const auto& each : db.verify<Country>()) static_cast<void>(each);
}
