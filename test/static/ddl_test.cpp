// SPDX-License-Identifier: BSL-1.0
// The schemas that are compared with SQLite at run time are read while compiling as well, where nothing undefined goes
// unnoticed.

#include "../runtime/ddl_corpus.hpp"

#include <ikebana/schema/ddl.hpp>

#include <cstddef>
#include <iterator>
#include <utility>

namespace {

constexpr bool is_read(std::string_view schema) {
  const ikebana::ddl_schema<0> read = ikebana::ddl(schema);
  unsigned columns = 0;
  const ikebana::detail::ddl_view view = read.view();
  for (unsigned i = 0; i != view.count; ++i) columns += read.table(view.entries[i].name.written()).columns.size();
  return !read.error() && columns != 0;
}

template <std::size_t Schema>
inline constexpr bool is_read_while_compiling = is_read(ddl_corpus::schemas[Schema]);

template <std::size_t... Schemas>
constexpr bool are_all_read(std::index_sequence<Schemas...>) {
  return (is_read_while_compiling<Schemas> && ...);
}

static_assert(are_all_read(std::make_index_sequence<std::size(ddl_corpus::schemas)>{}));

}  // namespace
