// SPDX-License-Identifier: BSL-1.0
#pragma once

// The SQL of a query in the compiler's own words, without running anything.

#include <ikebana/meta/fixed_text.hpp>
#include <ikebana/sql/render.hpp>

#include <utility>

namespace ikebana {

/// What a compiler says when it is asked to show a query: this type, with the text in its name, is never defined. Clang
/// cuts a long text: for it, there are several parts.
template <fixed_text... Sql>
struct shown;

namespace detail {

#if defined(__clang__)
inline constexpr std::size_t size_of_part = 32;
#else
inline constexpr std::size_t size_of_part = 1 << 20;
#endif

template <const auto& Query, class Dialect, std::size_t Part>
constexpr auto part_of_text() {
  constexpr std::string_view sql = Query.template sql<Dialect>().substr(Part * size_of_part, size_of_part);
  return fixed_text<sql.size() + 1>{sql};
}

template <const auto& Query, class Dialect, std::size_t... Parts>
constexpr std::type_identity<shown<part_of_text<Query, Dialect, Parts>()...>> show_parts(std::index_sequence<Parts...>);

// Where there is no text, what is wrong with the query has been said.
template <const auto& Query, class Dialect>
constexpr std::type_identity<char> show_parts(std::index_sequence<>);

}  // namespace detail

/// Stops the compiler with an error whose first line has the query's SQL: `constexpr auto look = ikebana::show<query>;`, or
/// `ikebana::show<query, ikebana::postgres::dialect>`. The query, or the write, is a constexpr variable of a namespace, or a static one.
/// (Clang 14 shows the text as numbers.)
template <const auto& Query, class Dialect = sqlite::dialect>
inline constexpr std::size_t show = sizeof(typename decltype(detail::show_parts<Query, Dialect>(
    std::make_index_sequence<(Query.template sql<Dialect>().size() + detail::size_of_part - 1) / detail::size_of_part>{}))::type);

}  // namespace ikebana
