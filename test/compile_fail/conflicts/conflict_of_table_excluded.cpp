// SPDX-License-Identifier: BSL-1.0
// expect: in on_conflict, excluded is the row that is not written
// expect-note: table_is_not_excluded<.*Kept
#include "models.hpp"

struct Kept {
  BOOST_HANA_DEFINE_STRUCT(Kept, (std::int64_t, id), (std::int64_t, count));
};

#ifdef MISTAKE
template <>
inline constexpr auto ikebana::table<Kept> = ikebana::describe<Kept>().name("Excluded");
#endif

const auto counted = insert(Kept{1, 2}).on_conflict<&Kept::id>().do_update(col<&Kept::count> = col<&Kept::count> + 1);
