// SPDX-License-Identifier: BSL-1.0
// A check gives a verdict, which is a type: that of a rule that refuses, or `accepted`. Which one it gives of what is decided here in one
// file; that the mistake is one error in the user's words is shown by the files of ../compile_fail.
#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <string>
#include <type_traits>

namespace {

using namespace ikebana;

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};

template <class Verdict>
constexpr bool is(Verdict, auto given) {
  return std::is_same_v<Verdict, decltype(given)>;
}

using posts = decltype(from<Post>());
using limited = decltype(from<Post>().limit(5));
using placed = decltype(from<Post>().limit(5).offset(5));
using paged = decltype(from<Post>().page(2, 20));
constexpr auto limit = detail::has::limit;
constexpr auto offset = detail::has::offset;
constexpr detail::accepted accepted;

// ---- limit, offset, page ---------------------------------------------------------------------------------------------------

static_assert(is(accepted, detail::check_row_count<limit, posts, int>()));
static_assert(is(accepted, detail::check_row_count<offset, limited, std::uint64_t>()));
static_assert(is(detail::refused_limit<limited>{}, detail::check_row_count<limit, limited, int>()));
static_assert(is(detail::refused_limit<paged>{}, detail::check_row_count<limit, paged, int>()));
static_assert(is(detail::refused_offset<placed>{}, detail::check_row_count<offset, placed, int>()));
static_assert(is(detail::refused_count<double>{}, detail::check_row_count<limit, posts, double>()));
static_assert(is(detail::refused_count<const char*>{}, detail::check_row_count<offset, posts, const char*>()));
// Of two mistakes, the first is said.
static_assert(is(detail::refused_limit<limited>{}, detail::check_row_count<limit, limited, double>()));

static_assert(is(accepted, detail::check_page<posts, int, int>()));
static_assert(is(detail::refused_half_page<int>{}, detail::check_page<posts, int>()));
static_assert(is(detail::refused_page<int, double>{}, detail::check_page<posts, int, double>()));

// ---- locks -------------------------------------------------------------------------------------------------------------------

static_assert(is(accepted, detail::check_row_lock<posts>()));
static_assert(!is(accepted, detail::check_row_lock<decltype(from<Post>().for_update())>()));

// ---- what is accepted is true, what is refused is not --------------------------------------------------------------------------

static_assert(rule::has_no_limit_yet<posts> && !rule::has_no_limit_yet<limited> && !rule::has_no_limit_yet<paged>);
static_assert(rule::has_no_offset_yet<limited> && !rule::has_no_offset_yet<placed>);
static_assert(rule::is_number_of_rows<int> && rule::is_number_of_rows<std::uint64_t> && !rule::is_number_of_rows<double>);

}  // namespace
