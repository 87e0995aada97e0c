// SPDX-License-Identifier: BSL-1.0
#pragma once

// The range that running a query gives: a single pass over a running statement, or over rows with their preloads.

#include <ikebana/driver/arguments.hpp>
#include <ikebana/driver/decode.hpp>
#include <ikebana/driver/statement_to_run.hpp>
#include <ikebana/meta/lifetimebound.hpp>
#include <ikebana/meta/product.hpp>
#include <ikebana/result/view.hpp>
#include <ikebana/sql/render.hpp>

#include <cstddef>

namespace ikebana {

namespace rule {

/// Whether rows may be asked of a temporary: views may not, they are gone with it.
template <bool AreViews>
inline constexpr bool rows_last = !AreViews;

}  // namespace rule

namespace detail {

/// Steps through a statement and reads each row into the same object, so that strings keep their memory.
template <class On, class Items, class Row>
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
    Row* operator->() const { return __builtin_addressof(over_->row_); }

    iterator& operator++() {
      over_->advance();
      return *this;
    }
    void operator++(int) { ++*this; }

    friend bool operator==(const iterator& at, end_of_rows) { return !at.over_->has_row(); }

   private:
    cursor* over_ = nullptr;
  };

  // These are one function for all queries of a row type: a loop stays small, however many there are. What the query views may
  // be gone when its rows are gone through.
  [[gnu::noinline]] cursor(On& from, typename On::slot& wanted, typename On::bound* values) : rows_(from, wanted, values) {}
  [[gnu::noinline]] ~cursor() {}

  cursor(const cursor&) = delete;
  cursor& operator=(const cursor&) = delete;

  iterator begin() {
    advance();
    return iterator{this};
  }

  end_of_rows end() const { return {}; }

  /// After an error there is no row: half of one is none, and a statement that is stepped again begins anew.
  [[gnu::noinline]] void advance() {
    try {
      has_row_ = rows_.leased().step();
      if (has_row_) detail::decode_row(Items{}, rows_.leased(), row_);
    } catch (...) {
      has_row_ = false;
      throw;
    }
  }

  bool has_row() const { return has_row_; }
  Row& row() { return row_; }

 private:
  typename On::lease_of_loop rows_;
  Row row_{};
  bool has_row_ = false;
};

template <class Query>
using items_of = typename Query::results::items;

}  // namespace detail

/// The rows of a running query, of a shape: values, or views. One class for all queries of a row type.
template <class On, class Items, class Row, bool AreViews>
class row_range {
  using running = detail::cursor<On, Items, Row>;

 public:
  using connection = On;
  using iterator = typename running::iterator;

  row_range(const row_range&) = delete;
  row_range& operator=(const row_range&) = delete;

  /// The first row: the statement is stepped here, and with each `++`.
  iterator begin() & IKEBANA_LIFETIMEBOUND { return cursor_.begin(); }

  /// The first row of a range that has no name.
  template <bool Views = AreViews>
      iterator begin() && IKEBANA_LIFETIMEBOUND {
    static_assert(
        rule::rows_last<Views>, "ikebana: these views are gone at the end of the expression; loop over them, or give the range a name");
    return cursor_.begin();
  }

  /// After the last row.
  auto end() const { return cursor_.end(); }

  row_range(On& from, typename On::slot& wanted, typename On::bound* values) : cursor_(from, wanted, values) {}

 private:
  running cursor_;
};

namespace detail {

/// What must last as long as a statement runs, and the values in it.
template <class On, class Query, class... Arguments>
struct held_values {
  Query held_query;
  [[no_unique_address]] product<Arguments...> held_arguments;
  values_of<On, Query> values;

  typename On::slot& ready() { return ready(std::index_sequence_for<Arguments...>{}); }

 private:
  template <std::size_t... I>
  typename On::slot& ready(std::index_sequence<I...>) {
    return detail::make_ready<On>(values, held_query, static_cast<const product_element<I, Arguments>&>(held_arguments).value...);
  }
};

/// The rows of a running query that holds text or bytes of its own: the range owns the query and what was given by name. It
/// can be gone through once, and left at any row.
template <class Range, class Query, class... Arguments>
class rows_of : private held_values<typename Range::connection, Query, Arguments...>, public Range {
  using held = held_values<typename Range::connection, Query, Arguments...>;

 public:
  rows_of(typename Range::connection& from, Query query, Arguments... arguments)
      : held{static_cast<Query&&>(query), {{static_cast<Arguments&&>(arguments)}...}, {}}, Range(from, held::ready(), held::values) {}
};

}  // namespace detail

/// One page of a query: `for (auto& row : page)`, and how many rows there are on all pages.
template <class Row>
struct page_of {
  std::vector<Row> rows;  ///< The rows of this page.
  std::int64_t number;    ///< Of this page, from 1.
  std::int64_t size;      ///< Of a full page, in rows.
  std::int64_t total;     ///< Rows on all pages.

  auto begin() { return rows.begin(); }
  auto end() { return rows.end(); }
  auto begin() const { return rows.begin(); }
  auto end() const { return rows.end(); }

  /// The number of pages.
  std::int64_t pages() const { return size == 0 ? 0 : total / size + (total % size != 0 ? 1 : 0); }
};

/// The rows of a query with preloads: everything is read, and then iterated.
template <class Row>
class loaded_rows {
 public:
  explicit loaded_rows(std::vector<Row> read) : rows_(static_cast<std::vector<Row>&&>(read)) {}

  auto begin() IKEBANA_LIFETIMEBOUND { return rows_.begin(); }
  auto end() IKEBANA_LIFETIMEBOUND { return rows_.end(); }
  auto begin() const IKEBANA_LIFETIMEBOUND { return rows_.begin(); }
  auto end() const IKEBANA_LIFETIMEBOUND { return rows_.end(); }
  /// The number of rows.
  std::size_t size() const { return rows_.size(); }

 private:
  std::vector<Row> rows_;
};

}  // namespace ikebana
