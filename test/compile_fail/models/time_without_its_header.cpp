// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold a value of this type; specialise ikebana::codec, or for dates and times include ikebana/model/chrono.hpp
// expect-note: has_column_type<
#include <chrono>

#include "models.hpp"
#ifndef MISTAKE
#include <ikebana/model/chrono.hpp>
#endif

constexpr auto chosen = from<Post>().select(sql<std::chrono::sys_seconds, "datetime('now')">());
