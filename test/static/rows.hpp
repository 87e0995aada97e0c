// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_ROWS_HPP
#define IKEBANA_TEST_ROWS_HPP

// Models with text, bytes and what may be NULL, and structs that their rows fill.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rows {

struct Author {
  BOOST_HANA_DEFINE_STRUCT(Author, (std::int64_t, id), (std::string, name));
};
struct Book {
  BOOST_HANA_DEFINE_STRUCT(Book, (std::int64_t, id), (std::optional<std::int64_t>, author_id), (std::string, title),
                           (std::optional<std::string>, subtitle), (ikebana::blob, cover), (bool, sold));
};

// [into]
struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::string, title), (std::int64_t, id));
};
struct Shelf {
  BOOST_HANA_DEFINE_STRUCT(Shelf, (std::optional<std::string>, name), (std::int64_t, books));
};

constexpr auto lines = ikebana::from<Book>().into<Line>();
constexpr auto shelves =
    ikebana::from<Author>()
        .select(ikebana::model<Author>, ikebana::count(ikebana::related<ikebana::has_many<Author, Book>>()).as<"books">())
        .into<Shelf>();
static_assert(lines.sql() == R"(SELECT "books"."title", "books"."id" FROM "books")");
static_assert(std::is_same_v<decltype(lines)::row, Line>);
static_assert(std::is_same_v<decltype(shelves)::row, Shelf>);
// [/into]

/// A row that shows what the database holds.
struct Glance {
  BOOST_HANA_DEFINE_STRUCT(Glance, (std::string_view, title), (std::optional<std::string_view>, subtitle), (ikebana::blob_view, cover));
};

using AuthorBooks = ikebana::has_many<Author, Book>;

}  // namespace rows

#endif
