// SPDX-License-Identifier: BSL-1.0
// expect: a row would outlive what its view shows; give the member a std::string or blob, or run db.views
// expect-note: rows_own_their_values<
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Glance {
  BOOST_HANA_DEFINE_STRUCT(Glance, (std::int64_t, id), (std::string_view, title));
};

constexpr auto asked = from<Post>().into<Glance>();

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  auto kept = db.first(asked);
#else
  for (auto& glance : db.views(asked)) (void)glance;
#endif
}
