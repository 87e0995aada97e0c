// SPDX-License-Identifier: BSL-1.0
#pragma once

// The elements of a JSON document as rows: `from<Post>().join(json_each<std::string>(col<&Post::tags>))`. A program that
// wants it includes it: `#include <ikebana/query/json_each.hpp>`.

#include <ikebana/model/define.hpp>
#include <ikebana/query/query.hpp>

namespace ikebana {

/// An element of a document, as SQLite's json_each gives it. T is the type of the values, Key that of the keys: the positions
/// of an array, or std::string for the names of an object.
template <class T, class Key = std::int64_t>
struct json_row {
  IKEBANA_STRUCT(json_row, (Key, key), (T, value), (std::string, type), (std::int64_t, id), (std::optional<std::int64_t>, parent),
                 (std::string, fullkey), (std::string, path));
};

template <class T, class Key>
inline constexpr auto table<json_row<T, Key>> = describe<json_row<T, Key>>().name("json_each");

/// The elements of a document, to join: one row for each. An empty document, and NULL, have none.
///
///     from<Post>().join(json_each<std::string>(col<&Post::tags>)).where(col<&json_row<std::string>::value> == "red")
///     // ... FROM "posts" INNER JOIN json_each("posts"."tags") AS "json_each" WHERE "json_each"."value" = ?1
template <class T, class Key = std::int64_t, an_expression E>
constexpr auto json_each(E document) {
  return detail::table_function<json_row<T, Key>, "json_each", E>{document};
}

/// As json_each, with all that is within the elements, to any depth.
template <class T, class Key = std::int64_t, an_expression E>
constexpr auto json_tree(E document) {
  return detail::table_function<json_row<T, Key>, "json_tree", E>{document};
}

}  // namespace ikebana
