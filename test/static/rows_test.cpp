// SPDX-License-Identifier: BSL-1.0
// The types of rows: structs of the user's choice, and views.

#include "rows.hpp"

#include <ikebana/result/columns.hpp>
#include <ikebana/result/view.hpp>

using namespace ikebana;
using namespace rows;

namespace {

using boost::hana::tuple;

template <class Query>
using view_row = typename ikebana::detail::views_of<std::remove_const_t<Query>>::row;

template <class Query>
using column_vectors = ikebana::detail::columns_result<Query>;

static_assert(std::is_same_v<decltype(lines)::tuple, tuple<std::string, std::int64_t>>);
static_assert(std::is_same_v<decltype(shelves)::tuple, tuple<std::optional<std::string>, std::int64_t>>);
static_assert(shelves.sql() == R"(SELECT "authors"."id", "authors"."name", )"
                               R"((SELECT count(*) FROM "books" WHERE "books"."author_id" = "authors"."id") AS "books" FROM "authors")",
              "what is selected stays as it is");

// Of a relation, and of an alias.
constexpr auto of_author = related<AuthorBooks>().where(col<&Book::sold> == true).into<Line>();
static_assert(of_author.of(1).sql() == R"(SELECT "books"."title", "books"."id" FROM "books" )"
                                       R"(WHERE "books"."author_id" = ?1 AND "books"."sold" = ?2)");
constexpr auto aliased = from<Book, "b">().into<Line>();
static_assert(aliased.sql() == R"(SELECT "b"."title", "b"."id" FROM "books" AS "b")");

// Clauses may follow.
static_assert(lines.where(col<&Book::sold> == true).order_by(col<&Book::title>).limit(2).sql() ==
              R"(SELECT "books"."title", "books"."id" FROM "books" WHERE "books"."sold" = ?1 ORDER BY "books"."title" LIMIT ?2)");
static_assert(std::is_same_v<decltype(lines.limit(2))::row, Line>);

// The rows of preloads are of one type where they hold the same, whatever chooses, orders and loads them.
constexpr auto with_books = from<Author>().with(related<AuthorBooks>());
using row_with_books = decltype(with_books)::row;
static_assert(std::is_same_v<decltype(from<Author>().with(related<AuthorBooks>().joined()))::row, row_with_books>);
static_assert(
    std::is_same_v<decltype(from<Author>().with(related<AuthorBooks>().where(col<&Book::sold> == true).limit(2)))::row, row_with_books>);
static_assert(!std::is_same_v<decltype(from<Author>().with(related<AuthorBooks>().select(col<&Book::title>)))::row, row_with_books>);

// They are named by the relation; two of one relation by their queries.
constexpr auto sold_books = related<AuthorBooks>().where(col<&Book::sold> == true);
static_assert(std::is_same_v<decltype(std::declval<row_with_books&>()[related<AuthorBooks>()]), std::vector<Book>&>);
using row_with_two = decltype(from<Author>().with(related<AuthorBooks>().select(col<&Book::title>)).with(sold_books))::row;
static_assert(std::is_same_v<decltype(std::declval<row_with_two&>()[sold_books]), std::vector<Book>&>);
static_assert(
    std::is_same_v<decltype(std::declval<row_with_two&>()[related<AuthorBooks>().select(col<&Book::title>)]), std::vector<std::string>&>);

// Several models: each column by its own name.
constexpr auto joined = from<Book>().join<belongs_to<Book, Author>>().select(col<&Book::title>, col<&Author::id>).into<Line>();
static_assert(std::is_same_v<decltype(joined)::row, Line>);

// Views.
static_assert(std::is_same_v<view_row<decltype(from<Book>().select(col<&Book::title>))>, std::string_view>);
static_assert(std::is_same_v<view_row<decltype(from<Book>().select(col<&Book::subtitle>))>, std::optional<std::string_view>>);
static_assert(std::is_same_v<view_row<decltype(from<Book>().select(col<&Book::cover>))>, blob_view>);
static_assert(std::is_same_v<view_row<decltype(from<Book>().select(count()))>, std::int64_t>);
using book_view = view_row<decltype(from<Book>())>;
static_assert(
    std::is_same_v<decltype(book_view::values),
                   tuple<std::int64_t, std::optional<std::int64_t>, std::string_view, std::optional<std::string_view>, blob_view, bool>>);
static_assert(std::tuple_size_v<book_view> == 6);
static_assert(std::is_same_v<view_row<decltype(from<Book>().into<Glance>())>, Glance>);
static_assert(std::is_same_v<view_row<decltype(lines)>, Line>);

// Columns.
static_assert(std::is_same_v<column_vectors<decltype(from<Author>())>, tuple<std::vector<std::int64_t>, std::vector<std::string>>>);
static_assert(
    std::is_same_v<column_vectors<decltype(from<Book>().join<belongs_to<Book, Author>>().select(col<&Book::sold>, model<Author>))>,
                   tuple<std::vector<bool>, std::vector<Author>>>);

}  // namespace
