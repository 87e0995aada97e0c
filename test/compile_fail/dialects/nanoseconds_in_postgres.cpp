// SPDX-License-Identifier: BSL-1.0
// expect: nanoseconds do not fit a timestamp of this database; use std::chrono::microseconds
#include "models.hpp"

#include <ikebana/model/chrono.hpp>
#include <ikebana/schema.hpp>

struct Moment {
  BOOST_HANA_DEFINE_STRUCT(Moment, (std::int64_t, id), (std::optional<std::chrono::sys_time<std::chrono::nanoseconds>>, at));
};

#ifdef MISTAKE
constexpr auto text = create_table<Moment>().sql<postgres::dialect>();
#else
constexpr auto text = create_table<Moment>();
#endif
