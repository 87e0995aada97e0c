// SPDX-License-Identifier: BSL-1.0
// expect: ikebana::describe: no key is a float, which is only near the number in its column; make the member a double
// expect-note: key_is_no_float<&Bowl::width>
#include "models.hpp"

struct Bowl {
  BOOST_HANA_DEFINE_STRUCT(Bowl, (float, width), (double, depth));
};

#ifdef MISTAKE
constexpr auto described = ikebana::describe<Bowl>().primary_key<&Bowl::width>();
#else
constexpr auto described = ikebana::describe<Bowl>().primary_key<&Bowl::depth>();
#endif
