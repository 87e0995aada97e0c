// SPDX-License-Identifier: BSL-1.0
// Names that PostgreSQL would cut, of which it keeps 63 bytes: refused in every statement that has one. SQLite keeps all.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace long_names {

// Tables of 63, 62 and 64 bytes; columns and schemas of 64.
struct Longest {
  BOOST_HANA_DEFINE_STRUCT(Longest, (std::int64_t, id), (std::int64_t, parent_id), (std::string, title));
};
struct Long {
  BOOST_HANA_DEFINE_STRUCT(Long, (std::int64_t, id), (std::int64_t, longest_id));
};
struct TooLong {
  BOOST_HANA_DEFINE_STRUCT(TooLong, (std::int64_t, id), (std::int64_t, user_id));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, manager_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id),
                           (std::string, a_column_of_64_bytes_0123456789_0123456789_0123456789_0123456789));
};
struct Placed {
  BOOST_HANA_DEFINE_STRUCT(Placed, (std::int64_t, id), (std::string, name));
};

#define IKEBANA_62 "a_name_of_62_bytes_0123456789_0123456789_0123456789_0123456789"
#define IKEBANA_63 "a_name_of_63_bytes_0123456789_0123456789_0123456789_01234567890"
#define IKEBANA_64 "a_name_of_64_bytes_0123456789_0123456789_0123456789_012345678901"

static_assert(sizeof(IKEBANA_62) == 63 && sizeof(IKEBANA_63) == 64 && sizeof(IKEBANA_64) == 65);

}  // namespace long_names

template <>
inline constexpr auto ikebana::table<long_names::Longest> =
    ikebana::describe<long_names::Longest>().name(IKEBANA_63).foreign_key<&long_names::Longest::parent_id, long_names::Longest>();
template <>
inline constexpr auto ikebana::table<long_names::Long> =
    ikebana::describe<long_names::Long>().name(IKEBANA_62).foreign_key<&long_names::Long::longest_id, long_names::Longest>();
template <>
inline constexpr auto ikebana::table<long_names::TooLong> = ikebana::describe<long_names::TooLong>().name(IKEBANA_64);
template <>
inline constexpr auto ikebana::table<long_names::User> =
    ikebana::describe<long_names::User>().foreign_key<&long_names::User::manager_id, long_names::User>();
template <>
inline constexpr auto ikebana::table<long_names::Placed> = ikebana::describe<long_names::Placed>().schema(IKEBANA_64);

namespace long_names {

using namespace ikebana;

template <class Run>
constexpr bool has_text(const Run&) {
  return detail::first_draft<typename Run::statement, postgres::dialect>.found == detail::problem::none;
}

template <class Run>
constexpr bool is_refused_type =
    detail::first_draft<typename Run::statement, postgres::dialect>.found == detail::problem::name_too_long &&
    detail::first_draft<typename Run::statement, sqlite::dialect>.found == detail::problem::none;

template <class Run>
constexpr bool is_refused(const Run&) {
  return is_refused_type<Run>;
}

// A table, where all its rows are read, too: those texts have a beginning in common with others.
static_assert(has_text(from<Longest>()));
static_assert(is_refused(from<TooLong>()));
static_assert(is_refused(from<TooLong>().where(col<&TooLong::id> == 1)));
static_assert(is_refused(from<TooLong>().select(count())));
static_assert(is_refused(related<has_many<User, TooLong>>().of(1)));
static_assert(is_refused(from<User>().where(exists(related<has_many<User, TooLong>>()))));
static_assert(is_refused(from<User>().join<has_many<User, TooLong>>()));
static_assert(is_refused(insert(TooLong{})));
static_assert(is_refused(update<TooLong>().set(col<&TooLong::user_id> = 2).where(col<&TooLong::id> == 1)));
static_assert(is_refused(remove<TooLong>().where(col<&TooLong::id> == 1)));

// A column, and a schema.
static_assert(is_refused(from<Post>()));
static_assert(is_refused(related<has_many<User, Post>>().of(1)));
static_assert(is_refused_type<decltype(insert(Post{}))>);
static_assert(is_refused(from<Placed>()));

// A name with the number that tells a table from another of its name.
using Children = has_many<Longest, Longest>;
using Nearest = has_many<Longest, Long>;
static_assert(is_refused(from<Longest>().where(exists(related<Children>()))));
static_assert(has_text(from<Longest>().where(exists(related<Nearest>()))));
static_assert(is_refused(from<Long>().where(exists(from<Long>()))));

// An alias of the user's: of a table, of what is selected, of a window.
static_assert(has_text(from<User, IKEBANA_63>()));
static_assert(is_refused(from<User, IKEBANA_64>()));
static_assert(is_refused(from<User>().join<has_many<User, User>, IKEBANA_64>()));
static_assert(has_text(from<User>().select(col<&User::id>.as<IKEBANA_63>())));
static_assert(is_refused(from<User>().select(col<&User::id>.as<IKEBANA_64>())));
static_assert(is_refused(from<User>().select(row_number().over<IKEBANA_64>()).window<IKEBANA_64>(window().order_by(col<&User::id>))));

// A table that a query defines.
static_assert(is_refused(from<TooLong>().with<TooLong>(from<User>().select(col<&User::id>, col<&User::id>))));
static_assert(is_refused(from<TooLong>(from<User>().select(col<&User::id>, col<&User::id>))));

// Its statements are told apart: an owner's table counts only where it stands in one, where its columns are mentioned.
using UsersOfTooLong = belongs_to<TooLong, User>;
static_assert(has_text(related<UsersOfTooLong>()));
static_assert(is_refused(related<UsersOfTooLong>().where(col<&TooLong::id> > 1)));

}  // namespace long_names
