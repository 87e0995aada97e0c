// SPDX-License-Identifier: BSL-1.0
// needs: sqlite
// expect: this is no query and no write; models are named in brackets, verify<Model>
#include "models.hpp"

#include <ikebana/sqlite/verify.hpp>

void look(sqlite::database& db) {
#ifdef MISTAKE
  db.verify(from<Country>(), Country{});
#else
  db.verify(from<Country>(), insert(Country{}));
#endif
}
