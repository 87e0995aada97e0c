// SPDX-License-Identifier: BSL-1.0
// expect: a parameter of the query is not given
// expect-note: parameter_is_given<.*("low"|108, 111, 119, 0)
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

constexpr auto asked = from<Country>().where(col<&Country::id> >= param<"low">).with(related<CountryPosts>());

void run(ikebana::sqlite::database& db) {
#ifdef MISTAKE
  for (auto& [country, posts] : db(asked)) country.id += posts.front().id;
#else
  for (auto& [country, posts] : db(asked, "low"_arg = 1)) country.id += posts.front().id;
#endif
}
