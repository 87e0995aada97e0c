// SPDX-License-Identifier: BSL-1.0
#pragma once

// The rules of what a database is given to run: queries and writes, with the owner and the arguments that they ask for.

#include <ikebana/driver/arguments.hpp>
#include <ikebana/result/view.hpp>

namespace ikebana {

namespace rule {

/// Whether something can be run by a database: a query, or a write.
template <class T>
inline constexpr bool can_be_run = false;

template <class Source, class Clauses>
inline constexpr bool can_be_run<query<Source, Clauses>> = true;

/// Whether the rows of a query have their text and bytes to themselves, so that they outlive the step that read them.
template <class Query>
inline constexpr bool rows_own_their_values = !detail::items_borrow<typename detail::result_of<Query>::items>;

/// Whether the rows of a query come one by one: preloads, pages and the targets of several owners are read as a whole.
template <class Query>
inline constexpr bool rows_come_one_by_one = (Query::clause_flags & (detail::has::with | detail::has::owners | detail::has::page)) == 0;

/// Whether a write says what it returns of each row.
template <class Write>
inline constexpr bool write_returns_rows = (Write::clause_flags & detail::has::returning) != 0;

/// Whether a query yields one column.
template <class Query>
inline constexpr bool yields_one_column = false;

/// Whether a query over a relation has its owner when it is run: from of(...), or given as "owner".
template <class Query, class... Arguments>
inline constexpr bool owner_is_given = true;

template <class T>
  requires requires { typename T::is_write; }
inline constexpr bool can_be_run<T> = true;

}  // namespace rule

namespace detail {

template <class Query>
inline constexpr bool is_ownerless = false;

template <class Relation, fixed_text Alias, class Clauses>
inline constexpr bool is_ownerless<query<targets_of<Relation, Alias>, Clauses>> = (Clauses::adds & has::owner) == 0;

template <class Items>
inline constexpr bool is_one_column = false;
template <class Item>
inline constexpr bool is_one_column<list<Item>> = width_of<Item>() == 1 && !is_model_item<Item>;
template <class Item>
inline constexpr bool is_one_column<list<nullable_item<Item>>> = is_one_column<list<Item>>;
template <class Struct, class... Items>
inline constexpr bool is_one_column<list<into_item<Struct, Items...>>> = false;

/// Whether it shows in a row that an outer join has not found an item.
template <class Item>
inline constexpr bool shows_when_missing = true;
template <class Model, fixed_text Alias>
inline constexpr bool shows_when_missing<nullable_item<model_item<Model, Alias>>> = rule::has_column_never_null<Model>;

template <class Items>
inline constexpr bool all_show_when_missing = true;
template <class... Items>
inline constexpr bool all_show_when_missing<list<Items...>> = (shows_when_missing<Items> && ...);

template <class T>
inline constexpr bool is_owner_argument = false;

template <class T>
inline constexpr bool is_owner_argument<argument<fixed_text{"owner"}, T>> = true;

}  // namespace detail

namespace rule {

template <class Source, class Clauses>
inline constexpr bool yields_one_column<query<Source, Clauses>> =
    rows_come_one_by_one<query<Source, Clauses>> && detail::is_one_column<typename detail::result_of<query<Source, Clauses>>::items>;

template <class T>
  requires requires { typename T::is_write; }
inline constexpr bool yields_one_column<T> = detail::is_one_column<typename detail::result_of<T>::items>;

template <class Query, class... Arguments>
  requires detail::is_ownerless<Query>
inline constexpr bool owner_is_given<Query, Arguments...> = (detail::is_owner_argument<Arguments> || ...);

}  // namespace rule

namespace detail {

/// The owner among the arguments.
template <class First, class... Rest>
constexpr const auto& owner_in(const First& first, const Rest&... rest) {
  if constexpr (is_owner_argument<First>) {
    return first.held;
  } else {
    return detail::owner_in(rest...);
  }
}

/// What is left of an argument when the owner has become part of the query.
template <class Argument>
auto without_owner(Argument&& given) {
  if constexpr (is_owner_argument<std::remove_cvref_t<Argument>>) {
    return argument<fixed_text{""}, bool>{};
  } else {
    return std::remove_cvref_t<Argument>{static_cast<Argument&&>(given)};
  }
}

template <class Query>
inline constexpr bool has_preloads = false;

template <class Source, class Clauses>
inline constexpr bool has_preloads<query<Source, Clauses>> = (Clauses::adds & has::with) != 0;

/// Something that writes: an insertion, an update or a removal of rows.
template <class T>
concept a_write = requires { typename T::is_write; };

/// Whether a write yields rows.
template <class T>
inline constexpr bool returns_rows = false;
template <a_write Write>
inline constexpr bool returns_rows<Write> = (Write::clause_flags & has::returning) != 0;

template <class Write>
struct refused_unreturned {
  constexpr explicit operator bool() const {
    static_assert(rule::write_returns_rows<Write>, "ikebana: this write returns no rows; run it by execute(...), or say .returning(...)");
    return false;
  }
};

template <class T>
struct refused_run {
  constexpr explicit operator bool() const {
    static_assert(rule::can_be_run<T>, "ikebana: a database runs queries and writes, such as from<M>() and insert(record)");
    return false;
  }
};

template <class Query, class... Arguments>
struct refused_ownerless_run {
  constexpr explicit operator bool() const {
    static_assert(
        rule::owner_is_given<Query, Arguments...>, "ikebana: this relation has no owner; add .of(record), or pass \"owner\"_arg = record");
    return false;
  }
};

template <class Query>
struct refused_view {
  constexpr explicit operator bool() const {
    static_assert(rule::rows_own_their_values<Query>,
                  "ikebana: a row would outlive what its view shows; give the member a std::string or blob, or run db.views(...)");
    return false;
  }
};

template <class Query>
struct refused_whole_read {
  constexpr explicit operator bool() const {
    static_assert(rule::rows_come_one_by_one<Query>,
                  "ikebana: views and columns are read row by row; leave out with(...), page(...) and several owners");
    return false;
  }
};

template <class Query>
struct refused_other_than_column {
  constexpr explicit operator bool() const {
    static_assert(rule::yields_one_column<Query>, "ikebana: value and column read one column; select one: .select(col<&Model::member>)");
    return false;
  }
};

template <class Model>
struct refused_outer_joined {
  constexpr explicit operator bool() const {
    static_assert(rule::has_column_never_null<Model>,
                  "ikebana: all columns of this outer-joined model may be NULL; describe a primary key, or select columns");
    return false;
  }
};

template <class Model, fixed_text Alias>
constexpr auto explain_missing(std::type_identity<nullable_item<model_item<Model, Alias>>>) {
  return refused_outer_joined<Model>{};
}

template <class Item, class... Rest>
constexpr auto explain_missing(list<Item, Rest...>) {
  if constexpr (shows_when_missing<Item>) {
    return detail::explain_missing(list<Rest...>{});
  } else {
    return detail::explain_missing(std::type_identity<Item>{});
  }
}

/// Whether the rows of a query are kept, or each looked at before the next is read.
enum class row_lifetime : bool { looked_at, kept };

/// Whether a query can be run with these arguments.
template <class Dialect, row_lifetime Rows, class Query, class... Arguments>
constexpr auto check_run() {
  if constexpr (!rule::can_be_run<Query>) {
    return refused_run<Query>{};
  } else if constexpr (!rule::owner_is_given<Query, Arguments...>) {
    return refused_ownerless_run<Query, Arguments...>{};
  } else if constexpr (is_ownerless<Query>) {
    return check_owner<typename query_parts<Query>::relation,
                       std::remove_cvref_t<decltype(detail::owner_in(std::declval<Arguments>()...))>>();
  } else if constexpr (Rows == row_lifetime::kept && items_borrow<typename result_of<Query>::items>) {
    return refused_view<Query>{};
  } else if constexpr (!all_show_when_missing<typename result_of<Query>::items>) {
    return detail::explain_missing(typename result_of<Query>::items{});
  } else {
    return detail::check_plan<Dialect, Query, Arguments...>(
        typename statements_in_full<rule::has_one_text<Query>, typename plan<Query>::statements>::type{});
  }
}

// What most queries are is found out at once: checks that find nothing take a compiler long, and there are many queries.
inline constexpr unsigned clauses_of_plain_rows =
    has::where | has::order | has::limit | has::offset | has::distinct | has::owner | has::select | has::group | has::having | has::window |
    has::join;

template <bool AreRowsPlain, class On, class Query>
inline constexpr bool is_sound_by_itself = false;
template <class On, class Query>
inline constexpr bool is_sound_by_itself<true, On, Query> =
    parameters_of<typename Query::statement, typename On::dialect>.found == problem::none &&
    parameters_of<typename Query::statement, typename On::dialect>.named == 0 && !items_borrow<typename Query::results::items> &&
    (On::copies_values || !binds_what_it_holds<Query>);

/// Whether a query is one statement that needs no argument, has no fault, and leaves nothing in the query that it binds.
template <class On, class Query, class... Arguments>
inline constexpr bool runs_by_itself = false;
template <class On, class Source, class Clauses>
inline constexpr bool runs_by_itself<On, query<Source, Clauses>> =
    is_sound_by_itself<(query<Source, Clauses>::clause_flags & ~clauses_of_plain_rows) == 0 &&
                           (!Source::is_related || (query<Source, Clauses>::clause_flags & has::owner) != 0),
                       On, query<Source, Clauses>>;

/// Whether a query can be run by someone who looks at its rows one by one.
template <class Query>
constexpr auto check_row_by_row() {
  if constexpr (!rule::can_be_run<Query>) {
    return refused_run<Query>{};
  } else if constexpr (!rule::rows_come_one_by_one<Query>) {
    return refused_whole_read<Query>{};
  } else {
    return accepted{};
  }
}

/// Whether something is a query that yields one column.
template <class Query>
constexpr auto check_column() {
  if constexpr (!rule::can_be_run<Query> || rule::yields_one_column<Query>) {
    return accepted{};
  } else {
    return refused_other_than_column<Query>{};
  }
}

}  // namespace detail
}  // namespace ikebana
