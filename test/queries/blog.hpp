// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>

#include "migrations.hpp"

#include <cstdint>
#include <optional>
#include <string>

namespace {

struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (std::int64_t, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::optional<std::int64_t>, country_id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title));
};

using CountryPosts = ikebana::through<Country, User, Post>;
static_assert(ikebana::conforms<CountryPosts, blog::ddl>);

constexpr auto shouted = ikebana::user_function<"shouted", std::string(std::string_view)>;

}  // namespace

int posts_written_by(ikebana::sqlite::database& db, std::int64_t country);
