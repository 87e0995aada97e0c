// SPDX-License-Identifier: BSL-1.0
// expect: cannot go by a float
#include "models.hpp"

struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (std::int64_t, id), (std::optional<float>, width), (double, depth));
};

constexpr auto bowls = from<Bowl>();

#ifdef MISTAKE
const auto asked = bowls.order_by(col<&Bowl::width>, col<&Bowl::id>).after(Bowl{});
#else
const auto asked = bowls.order_by(col<&Bowl::depth>, col<&Bowl::id>).after(Bowl{});
#endif
