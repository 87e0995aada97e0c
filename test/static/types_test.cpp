// SPDX-License-Identifier: BSL-1.0
// Dates, times, names, documents and keys that know whose they are: what they are as text and as integers, and in queries.

#include "types.hpp"

using namespace ikebana;
using namespace types;
using namespace std::chrono_literals;

namespace {

using ikebana::detail::storage_of;
using std::chrono::sys_days;
using std::chrono::sys_seconds;
using std::chrono::sys_time;

static_assert(storage_of<Status> == storage::text && storage_of<sys_days> == storage::text);
static_assert(storage_of<std::chrono::system_clock::time_point> == storage::text);
static_assert(storage_of<types::minutes> == storage::integer && storage_of<id_of<Country>> == storage::integer);
static_assert(storage_of<json_text> == storage::text);
static_assert(storage_of<sys_time<std::chrono::duration<int, std::ratio<1, 3>>>> == storage::unknown, "no decimal part");

/// Whether a value is written as a text, and read from it.
template <class T>
constexpr bool is_text(T value, std::string_view text) {
  return std::string_view(codec<T>::to(value)) == text && codec<T>::from(text) == value;
}

constexpr sys_days may{2024y / 5 / 31};
static_assert(is_text(may, "2024-05-31"));
static_assert(is_text(2024y / 2 / 29, "2024-02-29"));
static_assert(is_text(sys_days{0y / 1 / 1}, "0000-01-01") && is_text(sys_days{9999y / 12 / 31}, "9999-12-31"));
static_assert(is_text(sys_seconds{may + 17h + 45min + 9s}, "2024-05-31 17:45:09"));
static_assert(is_text(types::milliseconds{may + 7ms}, "2024-05-31 00:00:00.007"));
static_assert(is_text(types::milliseconds{sys_days{1969y / 12 / 31} + 23h + 999ms}, "1969-12-31 23:00:00.999"));
static_assert(is_text(sys_time<std::chrono::nanoseconds>{may + 1ns}, "2024-05-31 00:00:00.000000001"));
static_assert(is_text(sys_time<std::chrono::hours>{may + 5h}, "2024-05-31 05:00:00"));
static_assert(is_text(Status::published, "published"));

// What else is read.
static_assert(codec<sys_seconds>::from("2024-05-31T17:45:09Z") == may + 17h + 45min + 9s);
static_assert(codec<sys_seconds>::from("2024-05-31 17:45") == may + 17h + 45min);
static_assert(codec<sys_seconds>::from("2024-05-31") == may);
static_assert(codec<sys_seconds>::from("2024-05-31 00:00:00.000") == may);
static_assert(codec<types::milliseconds>::from("2024-05-31 00:00:00.1") == may + 100ms);

static_assert(codec<types::minutes>::to(types::minutes{90min}) == 90 && codec<types::minutes>::from(90) == types::minutes{90min});

constexpr auto posts = related<CountryPosts>().where(col<&Post::status> == Status::draft && col<&Post::day> >= may);
static_assert(std::is_same_v<decltype(posts.of(id_of<Country>{3}))::row, Post>);
static_assert(posts.of(id_of<Country>{3}).sql() == posts.sql());

// Such keys travel as integers do.
constexpr auto preloaded = from<Country>().with(related<CountryPosts>());
static_assert(preloaded.statements().size() == 3);
static_assert(preloaded.statements()[1] == R"(SELECT "users"."country_id", "users"."id" FROM "users")");

static_assert(id_of<Country>{} == id_of<Country>{0} && id_of<Country>{1} < id_of<Country>{2});
static_assert(!std::is_convertible_v<std::int64_t, id_of<Country>> && !std::is_constructible_v<id_of<Country>, id_of<User>>);

}  // namespace
