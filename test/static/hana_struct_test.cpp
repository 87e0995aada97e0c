// SPDX-License-Identifier: BSL-1.0
// IKEBANA_STRUCT beside BOOST_HANA_DEFINE_STRUCT: all that Hana's own tests ask of a struct, asked of both.

#include <ikebana/ikebana.hpp>
#include <ikebana/model/define.hpp>

#include <boost/hana.hpp>

#include <cstdint>
#include <type_traits>

namespace hana = boost::hana;

template <class T, class...>
using with_commas = T;

struct MoveOnly {
  int number = 0;
  MoveOnly() = default;
  constexpr explicit MoveOnly(int n) : number(n) {}
  MoveOnly(MoveOnly&&) = default;
  MoveOnly& operator=(MoveOnly&&) = default;
};

#define IKEBANA_TEST_STRUCTS(DEFINE)                                                           \
  struct None {                                                                                \
    DEFINE(None);                                                                              \
  };                                                                                           \
  struct One {                                                                                 \
    DEFINE(One, (with_commas<int, void>, first));                                              \
  };                                                                                           \
  struct Two {                                                                                 \
    DEFINE(Two, (with_commas<int, void, void>, first), (long, second));                        \
  };                                                                                           \
  struct Three {                                                                               \
    DEFINE(Three, (int, first), (long, second), (with_commas<char, void, void, void>, third)); \
  };                                                                                           \
  struct Outer {                                                                               \
    struct Inner {                                                                             \
      DEFINE(Inner, (int, depth));                                                             \
    };                                                                                         \
    DEFINE(Outer, (Inner, inner), (int, first));                                               \
  };                                                                                           \
  template <class T, class U>                                                                  \
  struct Box {                                                                                 \
    DEFINE(Box, (T, value), (with_commas<U, T>, other));                                       \
  };                                                                                           \
  struct Moved {                                                                               \
    DEFINE(Moved, (MoveOnly, first), (MoveOnly, second));                                      \
  };                                                                                           \
  class Mixed {                                                                                \
    int hidden_ = 4;                                                                           \
                                                                                               \
   public:                                                                                     \
    DEFINE(Mixed, (int, first));                                                               \
    constexpr int hidden() const { return hidden_ + first; }                                   \
  };                                                                                           \
  struct Derived : One {                                                                       \
    DEFINE(Derived, (long, second));                                                           \
  };                                                                                           \
  template <class F>                                                                           \
  constexpr bool with_local(F ask) {                                                           \
    struct Local {                                                                             \
      DEFINE(Local, (int, first), (long, second));                                             \
    };                                                                                         \
    return ask(Local{1, 2});                                                                   \
  }

namespace by_hana {
IKEBANA_TEST_STRUCTS(BOOST_HANA_DEFINE_STRUCT)
}
namespace by_ikebana {
IKEBANA_TEST_STRUCTS(IKEBANA_STRUCT)
}

constexpr auto first = BOOST_HANA_STRING("first");
constexpr auto second = BOOST_HANA_STRING("second");
constexpr auto third = BOOST_HANA_STRING("third");
constexpr auto absent = BOOST_HANA_STRING("absent");

// What Hana knows of a struct, in the order of its members.
template <class None, class One, class Two, class Three>
constexpr bool is_reflected() {
  static_assert(hana::Struct<None>::value && hana::Struct<One>::value && hana::Struct<Two>::value && hana::Struct<Three>::value);
  static_assert(hana::Foldable<Three>::value && hana::Searchable<Three>::value && hana::Comparable<Three>::value);
  static_assert(!hana::Product<Two>::value && !hana::Iterable<Three>::value && !hana::Orderable<Three>::value);
  static_assert(std::is_aggregate_v<None> && std::is_aggregate_v<Three>);
  static_assert(std::is_trivially_copyable_v<Three> && std::is_standard_layout_v<Three>);

  static_assert(decltype(hana::length(hana::accessors<None>())){} == hana::size_c<0>);
  static_assert(decltype(hana::length(Three{})){} == hana::size_c<3>);
  static_assert(decltype(hana::first(hana::at_c<1>(hana::accessors<Two>())) == second){});

  static_assert(decltype(hana::keys(None{}) == hana::make_tuple()){});
  static_assert(decltype(hana::keys(Three{}) == hana::make_tuple(first, second, third)){});
  static_assert(hana::members(None{}) == hana::make_tuple());
  static_assert(hana::members(Three{1, 2, 'c'}) == hana::make_tuple(1, 2L, 'c'));
  static_assert(std::is_same_v<decltype(hana::members(Two{})), hana::tuple<int, long>>);
  return hana::second(hana::at_c<1>(hana::accessors<Two>()))(Two{1, 2}) == 2;
}

// at_key gives a member as the struct is: by reference, const, or to be moved from.
template <class Two>
constexpr bool is_reached_by_key() {
  static_assert(std::is_same_v<decltype(hana::at_key(std::declval<Two&>(), second)), long&>);
  static_assert(std::is_same_v<decltype(hana::at_key(std::declval<const Two&>(), second)), const long&>);
  static_assert(std::is_same_v<decltype(hana::at_key(std::declval<Two>(), second)), long&&>);
  Two two{1, 2};
  hana::at_key(two, second) = 9;
  return two.second == 9 && hana::at_key(Two{5, 6}, first) == 5;
}

template <class None, class Two, class Three>
constexpr bool is_folded() {
  constexpr auto sum = [](auto... pairs) { return (0L + ... + hana::second(pairs)); };
  static_assert(hana::unpack(None{}, sum) == 0);
  static_assert(hana::unpack(Two{3, 4}, sum) == 7);
  static_assert(hana::unpack(Two{3, 4}, [](auto a, auto b) { return hana::first(a) == first && hana::first(b) == second; }));

  constexpr auto digits = [](long sofar, auto pair) { return sofar * 10 + hana::second(pair); };
  static_assert(hana::fold_left(None{}, 7L, digits) == 7);
  static_assert(hana::fold_left(Three{1, 2, 3}, 0L, digits) == 123);
  static_assert(hana::fold_right(Three{1, 2, 3}, 0L, [](auto pair, long sofar) { return sofar * 10 + hana::second(pair); }) == 321);
  static_assert(hana::fold(Two{1, 2}, 0L, digits) == 12);

  long seen = 0;
  hana::for_each(Three{1, 2, 3}, [&](auto pair) { seen = seen * 10 + hana::second(pair); });
  hana::for_each(Two{4, 5}, hana::fuse([&](auto, auto member) { seen = seen * 10 + member; }));
  static_assert(hana::count_if(Three{1, 2, 2}, hana::fuse([](auto, auto member) { return member == 2; })) == 2);
  return seen == 12345;
}

template <class None, class Two>
constexpr bool is_searched() {
  static_assert(decltype(hana::contains(Two{}, second)){} && !decltype(hana::contains(Two{}, absent)){});
  static_assert(!decltype(hana::contains(None{}, first)){});
  static_assert(hana::find(Two{3, 4}, second) == hana::just(4L));
  static_assert(hana::find(Two{3, 4}, absent) == hana::nothing);
  static_assert(hana::find_if(Two{3, 4}, hana::equal.to(first)) == hana::just(3));
  static_assert(decltype(hana::any_of(Two{}, hana::equal.to(first))){} && !decltype(hana::any_of(None{}, hana::equal.to(first))){});
  static_assert(decltype(hana::all_of(Two{}, hana::not_equal.to(absent))){} && decltype(hana::none_of(Two{}, hana::equal.to(absent))){});
  static_assert(decltype(hana::is_subset(hana::make_tuple(second), hana::keys(Two{}))){});
  return true;
}

template <class None, class Two>
constexpr bool is_compared() {
  static_assert(hana::equal(None{}, None{}));
  static_assert(hana::equal(Two{1, 2}, Two{1, 2}));
  static_assert(hana::not_equal(Two{1, 2}, Two{1, 3}) && hana::not_equal(Two{1, 2}, Two{2, 2}));
  static_assert(hana::comparing(hana::members)(Two{1, 2}, Two{1, 2}));
  return true;
}

template <class None, class Two>
constexpr bool is_converted() {
  static_assert(hana::to_map(None{}) == hana::make_map());
  static_assert(hana::to_map(Two{1, 2}) == hana::make_map(hana::make_pair(second, 2L), hana::make_pair(first, 1)));
  static_assert(hana::to_tuple(Two{1, 2}) == hana::make_tuple(hana::make_pair(first, 1), hana::make_pair(second, 2L)));
  static_assert(hana::to_map(Two{1, 2})[second] == 2);
  static_assert(decltype(hana::to_set(hana::keys(Two{})) == hana::make_set(second, first)){});
  return true;
}

template <class Outer, class Box, class Mixed, class Derived>
constexpr bool is_nested() {
  static_assert(hana::Struct<typename Outer::Inner>::value && hana::Struct<Box>::value);
  static_assert(hana::equal(Outer{{1}, 2}, Outer{{1}, 2}) && hana::not_equal(Outer{{1}, 2}, Outer{{3}, 2}), "compared by members");
  static_assert(hana::at_key(hana::at_key(Outer{{7}, 2}, BOOST_HANA_STRING("inner")), BOOST_HANA_STRING("depth")) == 7);
  static_assert(hana::members(Box{1, 'x'}) == hana::make_tuple(1, 'x'));
  static_assert(std::is_same_v<decltype(Box::other), char>);
  static_assert(decltype(hana::length(Mixed{})){} == hana::size_c<1>, "private members are no members of the Hana struct");
  static_assert(decltype(hana::keys(Derived{}) == hana::make_tuple(second)){}, "as in Hana: only the struct's own members");
  return Derived{{1}, 2}.first == 1;
}

template <class Moved>
constexpr bool is_moved_from() {
  static_assert(std::is_same_v<decltype(hana::at_key(Moved{}, first)), MoveOnly&&>);
  const MoveOnly taken = hana::at_key(Moved{MoveOnly{3}, MoveOnly{4}}, second);
  const auto all = hana::members(Moved{MoveOnly{5}, MoveOnly{6}});
  const int count = hana::fold_left(Moved{}, 0, [](int sofar, auto) { return sofar + 1; });
  return taken.number == 4 && hana::at_c<0>(all).number == 5 && count == 2;
}

#define IKEBANA_TEST_ALL(by)                                                                                                      \
  static_assert(is_reflected<by::None, by::One, by::Two, by::Three>());                                                           \
  static_assert(is_reached_by_key<by::Two>());                                                                                    \
  static_assert(is_folded<by::None, by::Two, by::Three>());                                                                       \
  static_assert(is_searched<by::None, by::Two>());                                                                                \
  static_assert(is_compared<by::None, by::Two>());                                                                                \
  static_assert(is_converted<by::None, by::Two>());                                                                               \
  static_assert(is_nested<by::Outer, by::Box<int, char>, by::Mixed, by::Derived>());                                              \
  static_assert(is_moved_from<by::Moved>());                                                                                      \
  static_assert(by::with_local([](auto local) {                                                                                   \
    return hana::Struct<decltype(local)>::value && hana::at_key(local, second) == 2 && hana::equal(local, decltype(local){1, 2}); \
  }))

IKEBANA_TEST_ALL(by_hana);
IKEBANA_TEST_ALL(by_ikebana);

// Both are the same to Ikebana: members, names, SQL.
template <class A, class B>
constexpr bool is_same_model() {
  return ikebana::a_model<A> && ikebana::a_model<B> && ikebana::from<A>().sql() == ikebana::from<B>().sql();
}
static_assert(is_same_model<by_hana::Three, by_ikebana::Three>());
static_assert(is_same_model<by_hana::Mixed, by_ikebana::Mixed>());
static_assert(is_same_model<by_hana::Derived, by_ikebana::Derived>());
static_assert(ikebana::from<by_ikebana::Derived>().sql() == R"(SELECT "deriveds"."second" FROM "deriveds")");
static_assert(by_ikebana::with_local([](auto local) {
  return ikebana::from<decltype(local)>().sql() == R"(SELECT "locals"."first", "locals"."second" FROM "locals")";
}));
