// SPDX-License-Identifier: BSL-1.0
// expect: ikebana_keys and json_each are functions that statements read keys from
// expect-note: table_name_is_free<.*Kept
#include "models.hpp"

struct Kept {
  BOOST_HANA_DEFINE_STRUCT(Kept, (std::int64_t, id));
};

#ifdef MISTAKE
template <>
inline constexpr auto ikebana::table<Kept> = ikebana::describe<Kept>().name("Ikebana_Keys");
#endif

constexpr auto asked = from<Kept>().where(col<&Kept::id> == 1);
constexpr auto text = asked.sql();
