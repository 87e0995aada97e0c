// SPDX-License-Identifier: BSL-1.0
// expect: a row would outlive what its view shows
// expect-note: rows_own_their_values<.*Glance
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Glance {
  BOOST_HANA_DEFINE_STRUCT(Glance, (std::int64_t, id), (std::string_view, title));
};

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto kept = db.all(from<Glance>());
#else
  for (auto& glance : db.views(from<Glance>())) (void)glance;
#endif
}
