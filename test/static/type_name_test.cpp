// SPDX-License-Identifier: BSL-1.0
// Proves by compiling that type_name tells the identifier in the source.

#include <ikebana/meta/type_name.hpp>

#include <string>
#include <vector>

using ikebana::detail::type_name;

struct Country {};

struct Library {
  struct Shelf {
    struct Book {};
  };
  enum class genre { prose, verse };
};

template <class T>
struct box {
  struct lid {};

  template <class U>
  struct drawer {};

  void local_to_a_member() const {
    struct hidden {};
    static_assert(type_name<hidden>() == "hidden");
    static_assert(type_name<box<hidden>>() == "box");
  }

  template <class U>
  std::string local_to_a_member_template(U, std::string_view, const std::vector<U>&) const
    requires(sizeof(U) > 1)
  {
    struct hidden {
      struct deeper {};
    };
    static_assert(type_name<hidden>() == "hidden");
    static_assert(type_name<typename hidden::deeper>() == "deeper");
    return {};
  }

  bool operator<(int) const {
    struct less {};
    static_assert(type_name<less>() == "less");
    return false;
  }

  bool operator>>(int) const {
    struct shifted {};
    static_assert(type_name<shifted>() == "shifted");
    return false;
  }

  bool operator()(int) const noexcept {
    struct called {};
    static_assert(type_name<called>() == "called");
    return false;
  }

  explicit operator bool() const {
    struct converted {};
    static_assert(type_name<converted>() == "converted");
    return false;
  }
};

namespace outer::inner {

struct BlogPost {};

inline namespace version_1 {
struct versioned {};
}  // namespace version_1

namespace {

struct concealed {};

template <class T>
struct concealed_box {
  struct part {};
};

namespace deeper {
struct buried {};
}  // namespace deeper

}  // namespace

}  // namespace outer::inner

struct text {
  char characters[8];
};

enum class colour { red };

inline int number = 0;

template <auto... Values>
struct values {
  struct inside {};
};

template <class T, int Size>
struct array {};

template <template <class> class Template>
struct takes_template {};

template <class... Ts>
struct pack {};

typedef struct {
  int member;
} named_by_typedef;

struct name_with_2_digits_9 {};
struct x {};
struct Größe {};

static_assert(type_name<Country>() == "Country");
static_assert(type_name<const Country>() == "Country");
static_assert(type_name<x>() == "x");
static_assert(type_name<name_with_2_digits_9>() == "name_with_2_digits_9");
static_assert(type_name<Größe>() == "Größe");
static_assert(type_name<named_by_typedef>() == "named_by_typedef");

static_assert(type_name<Library::Shelf>() == "Shelf");
static_assert(type_name<Library::Shelf::Book>() == "Book");
static_assert(type_name<Library::genre>() == "genre");

static_assert(type_name<outer::inner::BlogPost>() == "BlogPost");
static_assert(type_name<outer::inner::versioned>() == "versioned");
static_assert(type_name<outer::inner::concealed>() == "concealed");
static_assert(type_name<outer::inner::deeper::buried>() == "buried");
static_assert(type_name<outer::inner::concealed_box<outer::inner::concealed>>() == "concealed_box");
static_assert(type_name<outer::inner::concealed_box<int>::part>() == "part");

static_assert(type_name<box<int>>() == "box");
static_assert(type_name<box<std::vector<int>>>() == "box");
static_assert(type_name<box<box<std::string>>>() == "box");
static_assert(type_name<box<outer::inner::BlogPost>>() == "box");
static_assert(type_name<box<box<int>>::lid>() == "lid");
static_assert(type_name<box<int>::drawer<std::string>>() == "drawer");
static_assert(type_name<box<box<int>::drawer<Country>>>() == "box");
static_assert(type_name<box<void (*)(int)>>() == "box");
static_assert(type_name<box<int(std::vector<int>) const>>() == "box");
static_assert(type_name<box<colour Library::*>>() == "box");
static_assert(type_name<array<int, (3 > 2)>>() == "array");
static_assert(type_name<takes_template<box>>() == "takes_template");
static_assert(type_name<pack<>>() == "pack");
static_assert(type_name<pack<int, pack<>, std::string>>() == "pack");

static_assert(type_name<values<>>() == "values");
static_assert(type_name<values<'<'>>() == "values");
static_assert(type_name<values<'>'>>() == "values");
static_assert(type_name<values<'('>>() == "values");
static_assert(type_name<values<')'>>() == "values");
static_assert(type_name<values<'\''>>() == "values");
static_assert(type_name<values<'\\'>>() == "values");
static_assert(type_name<values<'\\', '\'', '>', '"'>>() == "values");
static_assert(type_name<values<'"'>>() == "values");
static_assert(type_name<values<':', ' '>>() == "values");
static_assert(type_name<values<u8'>', L'<', U'\''>>() == "values");
static_assert(type_name<values<'>'>::inside>() == "inside");
static_assert(type_name<values<text{"a<b"}>>() == "values");
static_assert(type_name<values<text{"a>b]"}>>() == "values");
static_assert(type_name<values<text{"\"'>\\"}>>() == "values");
static_assert(type_name<values<text{"::>"}>::inside>() == "inside");
static_assert(type_name<values<&number, nullptr, true, -1>>() == "values");
static_assert(type_name<values<colour::red, static_cast<colour>(7)>>() == "values");

template <class T>
void local_to_a_function_template(T, std::string_view) {
  struct hidden {
    struct deeper {};
  };
  static_assert(type_name<hidden>() == "hidden");
  static_assert(type_name<typename hidden::deeper>() == "deeper");
  static_assert(type_name<box<hidden>>() == "box");
  static_assert(type_name<typename box<hidden>::lid>() == "lid");
}

template <class T>
auto local_after_an_arrow(T left, T right) -> decltype(left > right) {
  struct hidden {};
  static_assert(type_name<hidden>() == "hidden");
  static_assert(type_name<box<hidden>>() == "box");
  return left > right;
}

inline const auto global_lambda = [](auto) {
  struct in_lambda {};
  static_assert(type_name<in_lambda>() == "in_lambda");
  static_assert(type_name<box<in_lambda>>() == "box");
};

static_assert(type_name<box<decltype(global_lambda)>>() == "box");

void instantiate_the_local_types();
void instantiate_the_local_types() {
  struct Local {};
  static_assert(type_name<Local>() == "Local");
  static_assert(type_name<box<Local>>() == "box");

  const auto lambda = [](auto) {
    struct in_local_lambda {};
    static_assert(type_name<in_local_lambda>() == "in_local_lambda");
  };
  lambda(1);
  global_lambda(1);

  const box<outer::inner::concealed_box<int>> instance{};
  instance.local_to_a_member();
  static_cast<void>(instance.local_to_a_member_template(1, "", {}));
  static_cast<void>(instance < 1);
  static_cast<void>(instance >> 1);
  static_cast<void>(instance(1));
  static_cast<void>(static_cast<bool>(instance));
  local_to_a_function_template(instance, "");
  static_cast<void>(local_after_an_arrow(1, 2));
}
