// SPDX-License-Identifier: BSL-1.0
#include "blog.hpp"

int main() {
  ikebana::sqlite::database db{":memory:"};
  db.execute(std::string(blog::ddl.text()));
  int posts = 0;
  for (const auto& [country, each] : db(ikebana::from<Country>().with(ikebana::related<CountryPosts>()))) {
    posts += static_cast<int>(each.size() + country.name.size());
  }
  return posts + posts_written_by(db, 1);
}
