// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_COMPILE_FAIL_MODELS_HPP
#define IKEBANA_TEST_COMPILE_FAIL_MODELS_HPP

// The models of the mistakes: comments of posts of users of countries, and employees who manage each other.

#include <ikebana/ikebana.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};
struct Comment {
  BOOST_HANA_DEFINE_STRUCT(Comment, (std::int64_t, id), (std::int64_t, post_id), (std::string, body));
};
struct Employee {
  BOOST_HANA_DEFINE_STRUCT(Employee, (std::int64_t, id), (std::optional<std::int64_t>, manager_id), (std::string, name));
};

template <>
inline constexpr auto ikebana::table<Employee> = ikebana::describe<Employee>().foreign_key<&Employee::manager_id, Employee>();

using namespace ikebana;

using CountryPosts = through<Country, User, Post>;

#endif
