// SPDX-License-Identifier: BSL-1.0
#pragma once

// Whether the texts of a query or a write are sound in a dialect, and the texts of a plan.

#include <ikebana/fwd.hpp>
#include <ikebana/preload/plan.hpp>
#include <ikebana/query/check/query.hpp>
#include <ikebana/sql/check_dialect.hpp>
#include <ikebana/sql/variants.hpp>

#include <array>
#include <initializer_list>
#include <string_view>

namespace ikebana {

namespace detail {

/// Whether the text of a query or a write is sound in a dialect. The statements of preloads are checked where they are written.
template <class Run, class Dialect, class Statement>
constexpr auto check_text() {
  constexpr problem found = first_draft<Statement, Dialect>.found;
  if constexpr (found == problem::none) {
    return accepted{};
  } else if constexpr (is_of_dialect(found)) {
    return refused_by_dialect<Dialect, found, Run>{};
  } else {
    return text_explained<Run, found>::refusal();
  }
}

/// Whether all texts that a query can have are sound in a dialect.
template <class Query, class Dialect>
constexpr auto check_variants() {
  return check_text<Query, Dialect, every_text_of<typename Query::statement>>();
}

/// The first problem that is of a dialect, and none where all are of others.
constexpr problem first_of_dialect(std::initializer_list<problem> problems) {
  for (const problem each : problems) {
    if (is_of_dialect(each)) return each;
  }
  return problem::none;
}

/// What is wrong with a query's plan, of which a statement has a problem.
template <class Query, class Dialect, class... Statements>
constexpr auto explain_statements(list<Statements...>) {
  constexpr problem found = detail::first_of_dialect({first_draft<Statements, Dialect>.found...});
  if constexpr (found != problem::none) {
    return refused_by_dialect<Dialect, found, Query>{};
  } else {
    return explain_plan<Query, first_draft<typename Query::statement, Dialect>.found>();
  }
}

/// Whether all texts of a plan have been written: those with a problem are empty.
constexpr bool are_written(const std::string_view* texts, std::size_t count) {
  for (std::size_t i = 0; i != count; ++i) {
    if (texts[i].empty()) return false;
  }
  return true;
}

template <class Dialect, class... Statements>
constexpr auto render_each(list<Statements...>) {
  return std::array<std::string_view, sizeof...(Statements)>{detail::render<Statements, Dialect>()...};
}

template <class Query, class Dialect>
constexpr auto render_plan() {
  return detail::render_each<Dialect>(typename plan<Query>::statements{});
}

template <class Query, class Dialect>
constexpr auto check_plan_texts() {
  constexpr auto texts = detail::render_plan<Query, Dialect>();
  if constexpr (detail::are_written(texts.data(), texts.size())) {
    return accepted{};
  } else {
    return detail::explain_statements<Query, Dialect>(typename plan<Query>::statements{});
  }
}

}  // namespace detail

/// The text of a query type's first statement: `sql_of<decltype(query)>`.
template <class Query>
inline constexpr std::string_view sql_of = Query::sql();

}  // namespace ikebana
