// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec
// expect-note: member_has_column_type<&Album::years>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Album {
  BOOST_HANA_DEFINE_STRUCT(Album, (std::int64_t, id), (std::int64_t, country_id), (std::vector<int>, years));
};

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (const Album& album : db(from<Album>())) (void)album;
#else
  for (const Country& country : db(from<Country>())) (void)country;
#endif
}
