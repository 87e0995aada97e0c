// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_TYPES_HPP
#define IKEBANA_TEST_TYPES_HPP

// Models whose members are dates, times, names, documents, and keys that know whose they are.

#include <ikebana/ikebana.hpp>
#include <ikebana/model/chrono.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace types {

using milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;
using minutes = std::chrono::sys_time<std::chrono::minutes>;

// [enum]
enum class Status { draft, published };

}  // namespace types

template <>
inline constexpr ikebana::enum_name<types::Status> ikebana::enum_names<types::Status>[] = {
    {types::Status::draft, "draft"}, {types::Status::published, "published"}};
// [/enum]

// [unix]
template <>
inline constexpr bool ikebana::as_unix_time<types::minutes> = true;
// [/unix]

namespace types {

// [id]
struct Country {
  BOOST_HANA_DEFINE_STRUCT(Country, (ikebana::id_of<Country>, id), (std::string, name));
};
struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (ikebana::id_of<User>, id), (std::optional<ikebana::id_of<Country>>, country_id));
};
// [/id]

struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (ikebana::id_of<Post>, id), (ikebana::id_of<User>, user_id), (Status, status),
                           (std::chrono::sys_days, day), (std::chrono::sys_seconds, written), (milliseconds, measured), (minutes, rounded),
                           (std::chrono::year_month_day, due), (ikebana::json_text, document), (std::optional<Status>, next),
                           (std::optional<std::chrono::sys_seconds>, gone));
};

using CountryPosts = ikebana::through<Country, User, Post>;

}  // namespace types

#endif
