// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold this member; specialise ikebana::codec for its type, or leave it out of the struct
#include "models.hpp"

#include <ikebana/schema.hpp>

struct Anything {};

struct Holder {
#ifdef MISTAKE
  BOOST_HANA_DEFINE_STRUCT(Holder, (std::int64_t, id), (Anything, held));
#else
  BOOST_HANA_DEFINE_STRUCT(Holder, (std::int64_t, id), (std::string, held));
#endif
};

constexpr auto text = schema<Holder>.sql();
