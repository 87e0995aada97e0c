// SPDX-License-Identifier: BSL-1.0
// Functions and operators of expressions are found without `using namespace ikebana`, whatever the expression is made of.

#include <boost/hana/define_struct.hpp>
#include <ikebana/ikebana.hpp>

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::string, title));
};

constexpr auto posts = ikebana::from<Post>();
constexpr auto title = ikebana::col<&Post::title>;

static_assert(!posts.group_by(title).select(title).order_by(desc(ikebana::count())).sql().empty());
static_assert(!posts.order_by(desc(ikebana::random_())).sql().empty());
static_assert(!posts.where(lower(ikebana::param<"title", std::string>) == title && !(title == "x")).sql().empty());

// What a program calls by the same names stays its own.
namespace of_the_program {
using namespace ikebana;
struct Widget {};
constexpr int update(const Widget&) { return 1; }
constexpr int remove(const char*) { return 2; }
constexpr char name[] = "a file";
static_assert(update(Widget{}) == 1 && remove(name) == 2);
}  // namespace of_the_program
