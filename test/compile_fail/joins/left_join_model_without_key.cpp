// SPDX-License-Identifier: BSL-1.0
// expect: all columns of this outer-joined model may be NULL; describe a primary key, or select columns
// expect-note: Note
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::optional<std::int64_t>, post_id), (std::optional<std::string>, body));
};

#ifdef MISTAKE
constexpr auto asked = from<Post>().left_join<Note>(col<&Note::post_id> == col<&Post::id>);
#else
constexpr auto asked = from<Post>().left_join<Note>(col<&Note::post_id> == col<&Post::id>).select(col<&Note::body>);
#endif

auto run(sqlite::database& db) { return db.all(asked); }
