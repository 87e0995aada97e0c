// SPDX-License-Identifier: BSL-1.0
#pragma once

// How a mistake is told once. A check gives a verdict: `accepted`, or a refusal, a type that stands for one rule. Only
// when a verdict is asked whether to go on does it say its sentence, so that the error stands in the function that the
// user called, however deep the mistake was found. What is refused turns into `rejected`.

#include <ikebana/meta/fixed_text.hpp>
#include <ikebana/meta/operators.hpp>

#include <initializer_list>
#include <string_view>
#include <type_traits>

namespace ikebana::detail {

/// The verdict where nothing is wrong.
struct accepted {
  constexpr explicit operator bool() const { return true; }
};

/// The verdict on what has been refused before.
struct refused_before {
  constexpr explicit operator bool() const { return false; }
};

constexpr accepted first_refusal() { return {}; }

/// The first of several verdicts that is a refusal.
template <class Verdict, class... Others>
constexpr auto first_refusal(Verdict verdict, Others... others) {
  if constexpr (std::is_same_v<Verdict, accepted>) {
    return detail::first_refusal(others...);
  } else {
    return verdict;
  }
}

/// The SQL of what is refused: no text, and equal to any, so that a test of the text is no second error.
struct rejected_text : std::string_view {
  friend constexpr bool operator==(const rejected_text&, std::string_view) { return true; }
};

struct rejected;

template <class T>
inline constexpr bool is_rejected = std::is_same_v<T, rejected>;

template <class T>
concept not_rejected = !is_rejected<std::remove_cv_t<std::remove_reference_t<T>>>;

/// What a container or a text can be assigned besides its own type: which of them was meant would be a second error.
template <class T>
inline constexpr bool is_part_of_container = std::is_same_v<T, char> || std::is_same_v<T, const char*>;
template <class T>
inline constexpr bool is_part_of_container<std::initializer_list<T>> = true;

// Both are constrained, so that Clang 14 does not prefer the second with its sides exchanged.
#define IKEBANA_SWALLOW_SIGN(name, symbol, ...)              \
  template <class T>                                         \
    requires(true)                                           \
  friend constexpr rejected operator symbol(rejected, T&&) { \
    return {};                                               \
  }                                                          \
  template <not_rejected T>                                  \
  friend constexpr rejected operator symbol(T&&, rejected) { \
    return {};                                               \
  }
#define IKEBANA_SWALLOW_WORD(name, ...)    \
  template <class... Ts>                   \
  constexpr rejected name(Ts&&...) const { \
    return {};                             \
  }
#define IKEBANA_SWALLOW_NONE(...)

// clang-format off: a list, one line each
/// What a refused expression turns into: it swallows whatever is done with it, so that one mistake stays one error. The operators are
/// those of meta/operators.hpp; test/layers.cmake finds a member that is missing here.
struct rejected {
  using row = rejected;
  using tuple = rejected;

  // NOLINTNEXTLINE: converts to anything on purpose, the error has been reported
  template <class T>
    requires(!is_part_of_container<T>)
  operator T&() const;
  constexpr explicit operator bool() const { return true; }

  template <class... Ts> constexpr rejected operator()(Ts&&...) const { return {}; }
  template <class T> constexpr rejected operator[](T&&) const { return {}; }

  template <class... Ts> constexpr rejected where(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected order_by(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected limit(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected offset(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected select(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected with(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected of(Ts&&...) const { return {}; }
  template <class, fixed_text = "", class... Ts> constexpr rejected join(Ts&&...) const { return {}; }
  template <class, fixed_text = "", class... Ts> constexpr rejected left_join(Ts&&...) const { return {}; }
  template <fixed_text = "", class T> constexpr rejected join(T&&) const { return {}; }
  template <fixed_text = "", class T> constexpr rejected left_join(T&&) const { return {}; }
  template <class, fixed_text = "", class... Ts> constexpr rejected right_join(Ts&&...) const { return {}; }
  template <class, fixed_text = "", class... Ts> constexpr rejected full_join(Ts&&...) const { return {}; }
  template <class, fixed_text = ""> constexpr rejected cross_join() const { return {}; }
  template <class... Ts> constexpr rejected group_by(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected having(Ts&&...) const { return {}; }
  template <fixed_text, class... Ts> constexpr rejected window(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected page(Ts&&...) const { return {}; }
  template <auto...> constexpr rejected for_update() const { return {}; }
  template <class... Ts> constexpr rejected after(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected set(Ts&&...) const { return {}; }
  constexpr rejected everywhere() const { return {}; }
  template <auto...> constexpr rejected on_conflict() const { return {}; }
  template <auto...> constexpr rejected only() const { return {}; }
  constexpr rejected without_detaching() const { return {}; }
  constexpr rejected do_nothing() const { return {}; }
  template <class... Ts> constexpr rejected do_update(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected returning(Ts&&...) const { return {}; }
  template <class, fixed_text = ""> constexpr rejected from() const { return {}; }
  template <auto> constexpr rejected locked_by() const { return {}; }
  template <class... Ts> constexpr rejected union_(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected union_all(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected intersect(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected except(Ts&&...) const { return {}; }
  template <class, class... Ts> constexpr rejected with_recursive(Ts&&...) const { return {}; }
  constexpr rejected distinct() const { return {}; }
  template <class> constexpr rejected into() const { return {}; }
  constexpr rejected joined() const { return {}; }
  constexpr rejected by_hop() const { return {}; }

  template <fixed_text> constexpr rejected as() const { return {}; }
  template <fixed_text> constexpr rejected collate() const { return {}; }
  template <class... Ts> constexpr rejected in(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected partition_by(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected rows(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected range(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected groups(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected when(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected else_(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected filter(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected over(Ts&&...) const { return {}; }
  template <class... Ts> constexpr rejected between(Ts&&...) const { return {}; }
  constexpr rejected is_null() const { return {}; }
  constexpr rejected is_not_null() const { return {}; }
  constexpr rejected operator!() const { return {}; }
  constexpr rejected operator-() const { return {}; }
  constexpr rejected operator~() const { return {}; }

  template <class Text> constexpr rejected name(Text&&) const { return {}; }
  template <class Text> constexpr rejected schema(Text&&) const { return {}; }
  template <auto> constexpr rejected column(std::string_view) const { return {}; }
  template <auto> constexpr rejected collate(std::string_view) const { return {}; }
  template <auto...> constexpr rejected primary_key() const { return {}; }
  template <auto, class, auto...> constexpr rejected foreign_key() const { return {}; }
  template <auto, class, auto...> constexpr rejected unenforced_foreign_key() const { return {}; }
  template <auto> constexpr rejected defaulted() const { return {}; }
  template <auto...> constexpr rejected unique() const { return {}; }
  template <auto...> constexpr rejected index() const { return {}; }
  template <fixed_text = "", class T, class... Ts> constexpr rejected index(T&&, Ts&&...) const { return {}; }
  template <fixed_text = "", class... Ts> constexpr rejected unique_index(Ts&&...) const { return {}; }
  template <fixed_text = "", class T> constexpr rejected check(T&&) const { return {}; }
  template <auto, class T> constexpr rejected on_delete(T) const { return {}; }
  template <auto, class T> constexpr rejected on_update(T) const { return {}; }
  template <auto> constexpr rejected deferred() const { return {}; }
  template <auto, class T> constexpr rejected default_value(T&&) const { return {}; }
  template <auto, class T> constexpr rejected generated(T&&) const { return {}; }
  template <auto, class T> constexpr rejected stored(T&&) const { return {}; }
  constexpr rejected strict() const { return {}; }
  constexpr rejected without_rowid() const { return {}; }
  constexpr rejected autoincrement() const { return {}; }

  template <class...> static constexpr rejected_text sql() { return {}; }
  template <class...> static constexpr rejected statements() { return {}; }

  constexpr rejected size() const { return {}; }
  constexpr rejected empty() const { return {}; }
  constexpr rejected front() const { return {}; }
  constexpr rejected back() const { return {}; }
  constexpr rejected value() const { return {}; }
  constexpr rejected has_value() const { return {}; }
  template <class T> constexpr rejected value_or(T&&) const { return {}; }
  template <unsigned long> constexpr rejected get() const { return {}; }
  constexpr rejected operator*() const { return {}; }
  rejected* begin() const { return nullptr; }
  rejected* end() const { return nullptr; }

  IKEBANA_OPERATORS(IKEBANA_SWALLOW_SIGN, IKEBANA_SWALLOW_WORD, IKEBANA_SWALLOW_NONE)
};
// clang-format on

#undef IKEBANA_SWALLOW_SIGN
#undef IKEBANA_SWALLOW_WORD
#undef IKEBANA_SWALLOW_NONE

}  // namespace ikebana::detail
