// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_SHARED_LIBRARY_HPP
#define IKEBANA_TEST_SHARED_LIBRARY_HPP

// What two shared objects, which hide all other names, give to a program.

#include <boost/hana/define_struct.hpp>
#include <ikebana/sqlite.hpp>

#include <string>
#include <vector>

namespace shared {

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::string, title));
};

[[gnu::visibility("default")]] std::vector<std::string> names(ikebana::sqlite::database& db);
[[gnu::visibility("default")]] std::vector<std::string> titles(ikebana::sqlite::database& db);

}  // namespace shared

#endif
