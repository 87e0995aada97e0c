// SPDX-License-Identifier: BSL-1.0
// expect: missing_indexes takes relations, such as has_many<User, Post>; name the relation that reaches the model
// expect-note: is_relation<
// needs: sqlite
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/missing_indexes.hpp>

#include "models.hpp"

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  (void)ikebana::sqlite::missing_indexes<Country>(db);
#else
  (void)ikebana::sqlite::missing_indexes<has_many<Country, User>>(db);
#endif
}
