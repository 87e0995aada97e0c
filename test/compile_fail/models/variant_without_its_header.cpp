// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold a value of this type; specialise ikebana::codec, or for a variant of an integer, a real, a text and a blob
// expect-note: has_column_type<
#include <variant>

#include "models.hpp"
#ifndef MISTAKE
#include <ikebana/model/variant.hpp>
#endif

constexpr auto chosen = from<Post>().select(sql<std::variant<std::int64_t, std::string>, "CASE WHEN 1 THEN 2 ELSE 'two' END">());
