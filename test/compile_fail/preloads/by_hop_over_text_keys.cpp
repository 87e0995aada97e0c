// SPDX-License-Identifier: BSL-1.0
// expect: by_hop.. needs single integer keys
// expect-note: can_be_read_by_hop<.*has_many<Note, Line>
#include "models.hpp"

struct Note {
  BOOST_HANA_DEFINE_STRUCT(Note, (std::string, id), (std::string, text));
};
struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, note_id));
};

#ifdef MISTAKE
constexpr auto asked = from<Note>().with(related<has_many<Note, Line>>().by_hop());
#else
constexpr auto asked = from<Note>().with(related<has_many<Note, Line>>().joined());
#endif

constexpr auto text = asked.sql();
constexpr auto texts = asked.statements();
