// SPDX-License-Identifier: BSL-1.0
// The ways in which rows are read: one by one, as views, into structs, one value, columns; and what is left behind.

#include "engine.hpp"

#include "../static/rows.hpp"

#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <map>
#include <new>

namespace {

std::size_t allocations = 0;

}  // namespace

// Counts what C++ allocates; SQLite has an allocator of its own.
void* operator new(std::size_t size) {
  ++allocations;
  if (void* const memory = std::malloc(size == 0 ? 1 : size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace rows;
using namespace ikebana;

struct fixture {
  engine::database db;
  std::vector<Author> authors;
  std::vector<Book> books;

  fixture() {
    db.execute(R"(
      CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
      CREATE TABLE books (id INTEGER PRIMARY KEY, author_id INTEGER, title TEXT, subtitle TEXT, cover BLOB NOT NULL,
                          sold BOOLEAN NOT NULL);
    )");
    for (int i = 1; i <= 5; ++i) authors.push_back({i, "author " + std::to_string(i)});
    for (const Author& each : authors) db.execute(insert(each));
    for (int i = 1; i <= 40; ++i) {
      Book book{i,
                i % 6,
                "the title of a book that is longer than a short string, number " + std::to_string(i),
                std::nullopt,
                ikebana::blob(static_cast<std::size_t>(i), std::byte{7}),
                i % 3 == 0};
      if (i % 6 == 0) book.author_id.reset();
      if (i % 4 == 0) book.subtitle = "a subtitle" + std::string(1, engine::nul) + "with a NUL" + std::to_string(i);
      books.push_back(book);
      db.execute(insert(book));
    }
  }

  bool is_idle() { return !db.is_busy(); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rows, fixture)

BOOST_AUTO_TEST_CASE(structs_are_filled_by_name) {
  std::size_t i = 0;
  for (const Line& line : db(lines.order_by(col<&Book::id>))) {
    BOOST_TEST(line.title == books[i].title);
    BOOST_TEST(line.id == books[i].id);
    ++i;
  }
  BOOST_TEST(i == books.size());

  std::map<std::string, std::int64_t> expected;
  for (const Author& author : authors) {
    for (const Book& book : books) expected[author.name] += book.author_id == author.id ? 1 : 0;
  }
  const std::vector<Shelf> read = db.all(shelves);
  BOOST_TEST(read.size() == authors.size());
  for (const Shelf& shelf : read) BOOST_TEST(shelf.books == expected[shelf.name.value()]);

  BOOST_TEST(db.all(related<AuthorBooks>().into<Line>().of(2)).size() == static_cast<std::size_t>(expected["author 2"]));
  BOOST_TEST(db.one(from<Book, "b">().where(col<&Book::id> == 7).into<Line>()).title == books[6].title);
  const auto joined = from<Author>().join<AuthorBooks>().select(col<&Author::name>.as<"title">(), col<&Book::id>).into<Line>();
  for (const Line& line : db(joined)) {
    BOOST_TEST(line.title == "author " + std::to_string(*books[static_cast<std::size_t>(line.id - 1)].author_id));
  }
}

BOOST_AUTO_TEST_CASE(structs_are_preloaded) {
  for (const auto& [author, titles] : db(from<Author>().with(related<AuthorBooks>().into<Line>()))) {
    std::size_t expected = 0;
    for (const Book& book : books) expected += book.author_id == author.id ? 1u : 0u;
    BOOST_TEST(titles.size() == expected);
    for (const Line& line : titles) BOOST_TEST(line.title == books[static_cast<std::size_t>(line.id - 1)].title);
  }
}

BOOST_AUTO_TEST_CASE(views_of_a_whole_model) {
  std::size_t i = 0;
  for (auto& row : db.views(from<Book>().order_by(col<&Book::id>))) {
    const Book& book = books[i++];
    BOOST_TEST(row[col<&Book::title>] == book.title);
    BOOST_TEST((row[col<&Book::subtitle>] == book.subtitle));
    BOOST_TEST((row[col<&Book::cover>] == blob_view(book.cover)));
    const auto& [id, author_id, title, subtitle, cover, sold] = row;
    BOOST_TEST((id == book.id && author_id == book.author_id && title == book.title && subtitle == book.subtitle &&
                cover.size() == book.cover.size() && sold == book.sold));
  }
  BOOST_TEST(i == books.size());
}

BOOST_AUTO_TEST_CASE(views_of_items) {
  std::size_t read = 0;
  for (auto& row :
       db.views(from<Book>().join<belongs_to<Book, Author>>().select(model<Author>, col<&Book::title>.as<"t">(), col<&Book::id>))) {
    const Book& book = books[static_cast<std::size_t>(row[col<&Book::id>] - 1)];
    BOOST_TEST(row[model<Author>][col<&Author::name>] == "author " + std::to_string(*book.author_id));
    BOOST_TEST(row["t"_name] == book.title);
    ++read;
  }
  BOOST_TEST(read == 34u);
  for (std::string_view title : db.views(from<Book>().select(col<&Book::title>).where(col<&Book::id> == param<"id">), "id"_arg = 3)) {
    BOOST_TEST(title == books[2].title);
  }
  for (const Glance& glance : db.views(from<Book>().where(col<&Book::id> == 8).into<Glance>())) {
    BOOST_TEST((glance.title == books[7].title && glance.subtitle == books[7].subtitle && glance.cover == blob_view(books[7].cover)));
  }
  std::size_t without = 0;
  for (auto& [book, author] : db.views(from<Book>().left_join<belongs_to<Book, Author>>())) {
    BOOST_TEST(author.has_value() == books[static_cast<std::size_t>(book[col<&Book::id>] - 1)].author_id.has_value());
    if (author.has_value()) BOOST_TEST((*author)[col<&Author::name>].substr(0, 7) == "author ");
    without += author.has_value() ? 0u : 1u;
  }
  BOOST_TEST(without == 6u);
  std::size_t targets = 0;
  for (auto& row : db.views(related<AuthorBooks>(), "owner"_arg = authors[0])) targets += row[col<&Book::author_id>] == 1 ? 1u : 0u;
  BOOST_TEST(targets == 7u);
}

BOOST_AUTO_TEST_CASE(views_allocate_nothing_for_a_row) {
  const auto count_of = [&](auto query) {
    std::size_t length = 0;
    for (auto& row : db.views(query)) length += row[col<&Book::title>].size() + row[col<&Book::cover>].size();  // prepares it
    const std::size_t before = allocations;
    for (auto& row : db.views(query)) length += row[col<&Book::title>].size() + row[col<&Book::cover>].size();
    BOOST_TEST(length != 0u);
    return allocations - before;
  };
  BOOST_TEST(count_of(from<Book>()) == 0u);
  BOOST_TEST(count_of(from<Book>().select(col<&Book::title>, col<&Book::cover>)) == 0u);
}

BOOST_AUTO_TEST_CASE(views_check_what_they_show) {
  db.execute("UPDATE books SET title = NULL WHERE id = 3");
  BOOST_CHECK_THROW(for (auto& row : db.views(from<Book>())) BOOST_TEST(row[col<&Book::id>] != 3), ikebana::conversion_error);
  BOOST_TEST(is_idle());
  db.execute("UPDATE books SET title = 'x' WHERE id = 3");
  std::size_t read = 0;
  for (auto& row : db.views(from<Book>())) read += row[col<&Book::id>] > 0 ? 1u : 0u;
  BOOST_TEST(read == books.size());
}

BOOST_AUTO_TEST_CASE(one_value) {
  BOOST_TEST(db.value(from<Book>().select(count())) == static_cast<std::int64_t>(books.size()));
  BOOST_TEST(db.value(from<Book>().select(col<&Book::title>).where(col<&Book::id> == param<"id">), "id"_arg = 5) == books[4].title);
  BOOST_TEST((db.value(from<Book>().select(max(col<&Book::id>)).where(col<&Book::id> > 1000)) == std::nullopt));
  BOOST_CHECK_THROW(db.value(from<Book>().select(col<&Book::id>).where(col<&Book::id> == 1000)), ikebana::no_row);
  BOOST_CHECK_THROW(db.value(from<Book>().select(col<&Book::id>)), ikebana::several_rows);
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(one_column) {
  const std::vector<std::string> titles = db.column(from<Book>().select(col<&Book::title>).order_by(col<&Book::id>));
  BOOST_TEST(titles.size() == books.size());
  for (std::size_t i = 0; i != titles.size(); ++i) BOOST_TEST(titles[i] == books[i].title);
  const std::vector<std::int64_t> keys = db.column(related<AuthorBooks>().of(2).select(col<&Book::id>));
  BOOST_TEST(keys.size() == 7u);
}

BOOST_AUTO_TEST_CASE(a_column_of_truth_values) {
  const std::vector<bool> sold = db.column(from<Book>().select(col<&Book::sold>).order_by(col<&Book::id>));
  BOOST_TEST(sold.size() == books.size());
  for (std::size_t i = 0; i != sold.size(); ++i) BOOST_TEST(sold[i] == books[i].sold);
  BOOST_TEST(db.value(from<Book>().select(col<&Book::sold>).where(col<&Book::id> == 3)));
#ifndef IKEBANA_ON_POSTGRES
  db.execute("UPDATE books SET sold = 2 WHERE id = 7");
  BOOST_CHECK_THROW(db.all(from<Book>().select(col<&Book::sold>)), ikebana::conversion_error);
#endif
  BOOST_TEST(is_idle());
}

// A statement gives about as many rows as last time: its vector gets room for that many, and none that is far too large.
BOOST_AUTO_TEST_CASE(a_vector_has_the_room_that_its_rows_need) {
  constexpr auto query = from<Book>().where(col<&Book::id> <= param<"most">).order_by(col<&Book::id>);
  const auto read = [&](std::int64_t most) {
    const std::vector<Book> found = db.all(query, "most"_arg = most);
    BOOST_TEST(found.size() == static_cast<std::size_t>(most));
    for (std::size_t i = 0; i != found.size(); ++i) BOOST_TEST((found[i].id == books[i].id && found[i].title == books[i].title));
    return found.capacity();
  };
  for (std::int64_t most : {33, 5, 40, 1, 2, 0, 0, 3}) {
    BOOST_TEST(read(most) <= static_cast<std::size_t>(8 * most));
    BOOST_TEST(read(most) == static_cast<std::size_t>(most));
  }
  BOOST_TEST(db.all(query, "most"_arg = 3)[2].title == books[2].title);
  // What is not read to its end, or fails, says nothing about how much there is.
  read(40);
  BOOST_CHECK_THROW(db.one(query, "most"_arg = 30), ikebana::several_rows);
  BOOST_TEST(db.first(query, "most"_arg = 30)->id == 1);
  db.execute("UPDATE books SET title = NULL WHERE id = 20");
  BOOST_CHECK_THROW(db.all(query, "most"_arg = 30), ikebana::conversion_error);
  db.execute("UPDATE books SET title = '" + books[19].title + "' WHERE id = 20");
  BOOST_TEST(read(40) == 40u);
  BOOST_TEST(db.one(query, "most"_arg = 1).id == 1);
  BOOST_CHECK_THROW(db.one(query, "most"_arg = 0), ikebana::no_row);
  BOOST_TEST(read(0) == 0u);
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(many_rows_after_few_and_few_after_many) {
  constexpr auto numbers = from<Author>().select(col<&Author::id>).where(col<&Author::id> <= param<"most">);
  db.execute("INSERT INTO authors WITH RECURSIVE n(i) AS (SELECT 6 UNION ALL SELECT i + 1 FROM n WHERE i < 100000) SELECT i, '' FROM n");
  const auto read = [&](std::size_t most) {
    const std::vector<std::int64_t> found = db.all(numbers, "most"_arg = static_cast<std::int64_t>(most));
    std::int64_t sum = 0;
    for (std::int64_t each : found) sum += each;
    BOOST_TEST(found.size() == most);
    BOOST_TEST(sum == static_cast<std::int64_t>(most * (most + 1) / 2));
    return found.capacity();
  };
  BOOST_TEST(read(1) == 1u);
  BOOST_TEST(read(100000) <= 200000u);
  const std::size_t before = allocations;
  BOOST_TEST(read(100000) == 100000u);
  BOOST_TEST(allocations - before <= 6u);  // for 8, 64, 512... rows
  BOOST_TEST(read(1) <= 8u);
  BOOST_TEST(read(1) == 1u);
  read(100000);
  BOOST_TEST(read(3000) <= 24000u);
  BOOST_TEST(read(3000) == 3000u);
  BOOST_TEST(read(3001) == 6000u);
}

// Preloads read their owners so, and each connection has counted for itself.
BOOST_AUTO_TEST_CASE(the_owners_of_preloads_and_another_connection) {
  constexpr auto query = from<Author>().with(related<AuthorBooks>());
  for (int i = 0; i != 2; ++i) {
    const auto rows = db.all(query);
    BOOST_TEST(rows.size() == authors.size());
    for (const auto& [author, written] : rows) {
      for (const Book& each : written) BOOST_TEST((each.author_id == author.id));
      BOOST_TEST(written.size() == 7u - (author.id == 5 ? 1u : 0u));
    }
    if (i == 1) BOOST_TEST(rows.capacity() == authors.size());
  }
  engine::database other;
  other.execute(
      "CREATE TABLE authors (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO authors VALUES(1, 'one'), (2, 'two'), (3, 'three')");
  db.all(from<Author>());
  BOOST_TEST(other.all(from<Author>()).capacity() == 4u);
  BOOST_TEST(other.all(from<Author>()).capacity() == 3u);
  BOOST_TEST(db.all(from<Author>()).capacity() == 5u);
}

BOOST_AUTO_TEST_CASE(columns_of_a_model_of_items_and_of_a_struct) {
  using boost::hana::at_c;
  const auto whole = db.columns(from<Book>().order_by(col<&Book::id>));
  const auto items = db.columns(
      from<Book>().join<belongs_to<Book, Author>>().select(col<&Book::id>, model<Author>, col<&Book::sold>).order_by(col<&Book::id>));
  const auto filled = db.columns(lines.order_by(col<&Book::id>));
  BOOST_TEST(at_c<0>(whole).size() == books.size());
  BOOST_TEST(at_c<0>(filled).size() == books.size());
  std::size_t with_author = 0;
  for (std::size_t i = 0; i != books.size(); ++i) {
    BOOST_TEST((at_c<0>(whole)[i] == books[i].id && at_c<1>(whole)[i] == books[i].author_id && at_c<2>(whole)[i] == books[i].title &&
                at_c<3>(whole)[i] == books[i].subtitle && at_c<4>(whole)[i] == books[i].cover && at_c<5>(whole)[i] == books[i].sold));
    BOOST_TEST((at_c<0>(filled)[i] == books[i].title && at_c<1>(filled)[i] == books[i].id));
    if (!books[i].author_id.has_value()) continue;
    BOOST_TEST(at_c<0>(items)[with_author] == books[i].id);
    BOOST_TEST(at_c<1>(items)[with_author].id == *books[i].author_id);
    BOOST_TEST(at_c<2>(items)[with_author] == books[i].sold);
    ++with_author;
  }
  BOOST_TEST(at_c<1>(items).size() == with_author);
  BOOST_TEST(at_c<0>(db.columns(from<Book>().select(count())))[0] == static_cast<std::int64_t>(books.size()));
  const auto none = db.columns(related<AuthorBooks>(), "owner"_arg = 99);
  BOOST_TEST(at_c<0>(none).empty());
}

BOOST_AUTO_TEST_CASE(first_reads_one_row_only) {
  // The second row cannot be read: whoever reads no more than the first does not notice.
  db.execute("UPDATE books SET title = NULL WHERE id = 2");
  BOOST_TEST(db.first(from<Book>().order_by(col<&Book::id>))->title == books[0].title);
  BOOST_TEST(db.first(from<Book>().select(col<&Book::title>).order_by(col<&Book::id>)).value() == books[0].title);
  BOOST_CHECK_THROW(db.all(from<Book>()), ikebana::conversion_error);
  BOOST_TEST(!db.first(from<Book>().where(col<&Book::id> == 99)).has_value());
  const auto first = db.first(from<Author>().order_by(col<&Author::id>).with(related<AuthorBooks>().where(col<&Book::id> != 2)));
  BOOST_TEST(first->get<1>().size() == 7u);
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_CASE(a_cursor_is_left_at_any_row) {
  for (std::int64_t last = 1; last <= static_cast<std::int64_t>(books.size()); last += 13) {
    for (const Book& book : db(from<Book>().order_by(col<&Book::id>))) {
      if (book.id == last) break;
    }
    BOOST_TEST(is_idle());
    for (auto& row : db.views(from<Book>().order_by(col<&Book::id>))) {
      if (row[col<&Book::id>] == last) break;
    }
    BOOST_TEST(is_idle());
  }
  BOOST_CHECK_THROW(for (const Book& book : db(from<Book>())) throw book.id, std::int64_t);
  BOOST_TEST(is_idle());
  {
    auto never_begun = db(from<Book>());
  }
  BOOST_TEST(is_idle());
  // A loop within itself.
  std::size_t pairs = 0;
  for (const Author& a : db(from<Author>())) {
    for (const Author& b : db(from<Author>())) pairs += a.id != b.id ? 1u : 0u;
  }
  BOOST_TEST(pairs == 20u);
  BOOST_TEST(is_idle());
}

BOOST_AUTO_TEST_SUITE_END()
