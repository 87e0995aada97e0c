// SPDX-License-Identifier: BSL-1.0
// expect: two models have the same table; name one by describe<M>..\.name\(...\)
#include "models.hpp"

#include <ikebana/schema.hpp>

namespace other {
struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, code));
};
}  // namespace other

#ifdef MISTAKE
constexpr auto text = schema<Country, other::Country>.sql();
#else
constexpr auto text = schema<Country, Country>.sql();
#endif
