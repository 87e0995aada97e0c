// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec
// expect-note: member_has_column_type<&Album::years>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Album {
  BOOST_HANA_DEFINE_STRUCT(Album, (std::int64_t, id), (std::int64_t, country_id), (std::vector<int>, years));
};

void run(ikebana::sqlite::database& db, const Album& album, const Country& country) {
#ifdef MISTAKE
  db.execute(insert(album));
#else
  db.execute(insert(country));
#endif
}
