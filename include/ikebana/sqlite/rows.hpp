// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_SQLITE_ROWS_HPP
#define IKEBANA_SQLITE_ROWS_HPP

// The range that running a query gives: a single pass over a running statement, or over rows with their preloads.

#include <ikebana/meta/pack.hpp>
#include <ikebana/result/view.hpp>
#include <ikebana/sqlite/arguments.hpp>
#include <ikebana/sqlite/connection.hpp>
#include <ikebana/sqlite/decode.hpp>
#include <ikebana/sqlite/running.hpp>
#include <ikebana/sql/render.hpp>

#include <cstddef>

namespace ikebana {

/// Whether rows of a shape may be asked of a temporary: views may not, they are gone with it.
template <class Shape>
inline constexpr bool rows_last = true;
template <class Query>
inline constexpr bool rows_last<detail::views_of<Query>> = false;

}  // namespace ikebana

namespace ikebana::sqlite {

namespace detail {

/// Steps through a statement and reads each row into the same object, so that strings keep their memory.
template <class Items, class Row>
class cursor {
 public:
  struct end_of_rows {};

  class iterator {
   public:
    using iterator_concept = std::input_iterator_tag;
    using iterator_category = std::input_iterator_tag;
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    using reference = Row&;
    using pointer = Row*;

    iterator() = default;
    explicit iterator(cursor* over) : over_(over) {}

    Row& operator*() const { return over_->row_; }
    Row* operator->() const { return &over_->row_; }

    iterator& operator++() {
      over_->advance();
      return *this;
    }
    void operator++(int) { ++*this; }

    friend bool operator==(const iterator& at, end_of_rows) { return !at.over_->has_row(); }

   private:
    cursor* over_ = nullptr;
  };

  cursor(connection& from, slot which, std::string_view sql) : lease_(from, which, sql) {}

  sqlite3_stmt* statement() const { return lease_.statement(); }

  iterator begin() {
    advance();
    return iterator{this};
  }

  end_of_rows end() const { return {}; }

  // One function for all queries of a row type: a loop stays small, however many there are.
  [[gnu::noinline]] void advance() {
    has_row_ = lease_.step();
    if (has_row_) decode_row(Items{}, lease_.statement(), row_);
  }

  bool has_row() const { return has_row_; }
  Row& row() { return row_; }

 private:
  lease lease_;
  Row row_{};
  bool has_row_ = false;
};

template <class Query>
using items_of = typename ikebana::detail::result_of<Query>::items;

}  // namespace detail

/// The rows of a running query, of a shape: values, or views. The range owns the query, what was given by name, and the
/// row: `*it` is a reference to that one row. It can be gone through once, and left at any row.
template <class Shape, class Query, class... Arguments>
class row_range {
  using running = detail::cursor<typename Shape::items, typename Shape::row>;

 public:
  using iterator = typename running::iterator;

  row_range(detail::connection& from, Query query, Arguments... arguments)
      : query_(static_cast<Query&&>(query)),
        arguments_{{static_cast<Arguments&&>(arguments)}...},
        cursor_(from, which(), text()) {
    bind(std::index_sequence_for<Arguments...>{});
  }

  row_range(const row_range&) = delete;
  row_range& operator=(const row_range&) = delete;

  iterator begin() & { return cursor_.begin(); }

  template <class Of = Shape>
  iterator begin() && {
    static_assert(rows_last<Of>,
                  "ikebana: these views are gone at the end of the expression; loop over them, or give the range a name");
    return cursor_.begin();
  }

  auto end() const { return cursor_.end(); }

 private:
  static constexpr bool has_one_statement = (Query::clause_flags & ikebana::detail::has::variant) == 0;

  // A query of one text asks no table of texts which it is.
  detail::slot which() const {
    if constexpr (has_one_statement) {
      return detail::slot_of<typename Query::statement>();
    } else {
      return detail::statement_of_run(query_).which;
    }
  }

  std::string_view text() const {
    if constexpr (has_one_statement) {
      return ikebana::detail::render<typename Query::statement, dialect>();
    } else {
      return detail::statement_of_run(query_).sql;
    }
  }

  template <std::size_t... I>
  void bind(std::index_sequence<I...>) {
    if constexpr (has_one_statement) {
      detail::bind_pack<typename Query::statement>(cursor_.statement(), query_.clauses, arguments_);
    } else {
      detail::statement_of_run(query_, static_cast<detail::pack_element<I, Arguments>&>(arguments_).held...)
          .bind(cursor_.statement(), query_, static_cast<detail::pack_element<I, Arguments>&>(arguments_).held...);
    }
  }

  Query query_;
  detail::pack<Arguments...> arguments_;
  running cursor_;
};

/// The rows of a running query: `for (const Post& post : db(from<Post>()))`.
template <class Query, class... Arguments>
using rows = row_range<ikebana::detail::result_of<Query>, Query, Arguments...>;

/// The rows of a running query, with `std::string_view` and `blob_view` for text and bytes: nothing is copied. They show
/// what SQLite holds until the next step; what is to last longer is copied by the loop.
template <class Query, class... Arguments>
using views = row_range<ikebana::detail::views_of<Query>, Query, Arguments...>;

/// One page of a query: `for (auto& row : page)`, and how many rows there are on all pages.
template <class Row>
struct page_of {
  std::vector<Row> rows;
  std::int64_t number;  // of this page, from 1
  std::int64_t size;    // of a full page, in rows
  std::int64_t total;   // rows on all pages

  auto begin() { return rows.begin(); }
  auto end() { return rows.end(); }
  auto begin() const { return rows.begin(); }
  auto end() const { return rows.end(); }

  /// The number of pages.
  std::int64_t pages() const { return size == 0 ? 0 : (total + size - 1) / size; }
};

/// The rows of a query with preloads: everything is read, and then iterated.
template <class Row>
class loaded_rows {
 public:
  explicit loaded_rows(std::vector<Row> read) : rows_(static_cast<std::vector<Row>&&>(read)) {}

  auto begin() { return rows_.begin(); }
  auto end() { return rows_.end(); }
  auto begin() const { return rows_.begin(); }
  auto end() const { return rows_.end(); }
  std::size_t size() const { return rows_.size(); }

 private:
  std::vector<Row> rows_;
};

}  // namespace ikebana::sqlite

#endif
