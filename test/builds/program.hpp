// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_BUILDS_PROGRAM_HPP
#define IKEBANA_TEST_BUILDS_PROGRAM_HPP

// The models and relations of a small program that uses each part of the library, to be built in many ways.

#include <ikebana/model/chrono.hpp>
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/missing_indexes.hpp>
#include <ikebana/sqlite/verify.hpp>
#include <ikebana/query/json_each.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

namespace shop {

enum class Mood { calm, loud };

struct Money {
  std::int64_t cents = 0;
  friend bool operator==(const Money&, const Money&) = default;
};

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title), (int, views),
                           (std::optional<double>, score), (shop::Mood, mood), (shop::Money, price), (std::chrono::sys_days, day),
                           (ikebana::json_text, details), (std::vector<std::byte>, picture));
};
struct Tag {
  BOOST_HANA_DEFINE_STRUCT(Tag, (ikebana::id_of<Tag>, id), (std::string, name));
};
struct PostTag {
  BOOST_HANA_DEFINE_STRUCT(PostTag, (std::int64_t, post_id), (ikebana::id_of<Tag>, tag_id));
};
struct Employee {
  BOOST_HANA_DEFINE_STRUCT(Employee, (std::int64_t, id), (std::optional<std::int64_t>, manager_id), (std::string, name));
};
struct Line {
  BOOST_HANA_DEFINE_STRUCT(Line, (std::string, title), (std::int64_t, id));
};

using CountryUsers = ikebana::has_many<Country, User>;
using UserCountry = ikebana::belongs_to<User, Country>;
using UserPosts = ikebana::has_many<User, Post>;
using CountryPosts = ikebana::through<Country, User, Post>;
using PostTags = ikebana::many_to_many<Post, PostTag, Tag>;
using Staff = ikebana::has_many<Employee, Employee, &Employee::manager_id>;
struct LoudPosts : CountryPosts {
  static constexpr auto where = ikebana::col<&Post::views> > 5;
  static constexpr auto order_by = ikebana::by(ikebana::desc(ikebana::col<&Post::id>));
};

}  // namespace shop

template <>
struct ikebana::codec<shop::Money> {
  static std::int64_t to(const shop::Money& money) { return money.cents; }
  static shop::Money from(std::int64_t cents) { return {cents}; }
};
template <>
inline constexpr ikebana::enum_name<shop::Mood> ikebana::enum_names<shop::Mood>[] = {
    {shop::Mood::calm, "calm"}, {shop::Mood::loud, "loud"}};
template <>
inline constexpr auto ikebana::table<shop::Employee> =
    ikebana::describe<shop::Employee>().name("staff").foreign_key<&shop::Employee::manager_id, shop::Employee>();
template <>
inline constexpr auto ikebana::table<shop::PostTag> =
    ikebana::describe<shop::PostTag>().primary_key<&shop::PostTag::post_id, &shop::PostTag::tag_id>();
template <>
inline constexpr auto ikebana::table<shop::User> = ikebana::describe<shop::User>().index<&shop::User::country_id>();
template <>
inline constexpr auto ikebana::constraints<shop::Post> =
    ikebana::constrain<shop::Post>()
        .on_delete<&shop::Post::user_id>(ikebana::foreign_key_action::cascade)
        .check(ikebana::col<&shop::Post::views> >= 0)
        .default_value<&shop::Post::views>(0)
        .index(ikebana::desc(ikebana::col<&shop::Post::views>), ikebana::lower(ikebana::col<&shop::Post::title>));

// The names of functions of the program's own, beside its models.
#ifdef IKEBANA_TEST_BESIDE_MODELS
#include IKEBANA_TEST_BESIDE_MODELS
#endif

/// Throws where a condition does not hold: `std::runtime_error`, with the line.
inline void expect(bool holds, int line) {
  if (!holds) throw std::runtime_error("line " + std::to_string(line));
}

/// Makes the tables and writes their rows; in a file of its own.
void write_rows(ikebana::sqlite::database& db);

#endif
