// SPDX-License-Identifier: BSL-1.0
// The same loop twice, for bench/runtime/calls.awk to compare: by hand, refusing like ours what is none of its types, and
// by Ikebana.

#include "c.hpp"

#include <ikebana/sqlite.hpp>

using namespace bench;

extern "C" void loop_by_hand(sqlite3_stmt* statement, std::vector<Post>& posts) {
  while (step(statement)) read<careful_style>(statement, posts.emplace_back());
}

extern "C" std::vector<Post> loop_of_ikebana(ikebana::sqlite::database& db) { return db.all(ikebana::from<Post>()); }
