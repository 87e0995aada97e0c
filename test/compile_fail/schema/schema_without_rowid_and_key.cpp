// SPDX-License-Identifier: BSL-1.0
// expect: a table WITHOUT ROWID needs a primary key; name a member id, or describe one
// expect-note: table_without_rowid_has_key<Line,
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Line {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, number), (std::string, text));
#else
  BOOST_HANA_DEFINE_STRUCT(Line, (std::int64_t, id), (std::string, text));
#endif
};
template <>
inline constexpr auto ikebana::constraints<Line> = ikebana::constrain<Line>().without_rowid();

constexpr auto text = schema<Line>.sql();
