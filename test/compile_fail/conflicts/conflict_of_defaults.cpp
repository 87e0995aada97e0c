// SPDX-License-Identifier: BSL-1.0
// expect: a row of defaults alone has no ON CONFLICT in SQL
#include "models.hpp"

struct Keyed {
  BOOST_HANA_DEFINE_STRUCT(Keyed, (std::int64_t, id), (std::optional<std::int64_t>, number));
};

#ifdef MISTAKE
auto asked = insert<Keyed>().set().on_conflict().do_nothing();
#else
auto asked = insert<Keyed>().set(col<&Keyed::number> = 1).on_conflict().do_nothing();
#endif
