// SPDX-License-Identifier: BSL-1.0
// Clauses are said in any order: their text stands, and their values are bound, in the order of SQL.

#include "schema.hpp"

#include <algorithm>
#include <map>
#include <vector>

namespace {

using namespace blog;
using namespace ikebana;

}  // namespace

BOOST_FIXTURE_TEST_SUITE(clause_orders, filled)

BOOST_AUTO_TEST_CASE(values_follow_the_order_of_sql) {
  const std::int64_t least_id = posts[1].id, least_count = 2, factor = -1, most = 3, skipped = 1;
  std::map<std::int64_t, std::int64_t> counts;
  for (const Post& each : posts) {
    if (each.id >= least_id) ++counts[each.user_id];
  }
  std::vector<std::pair<std::int64_t, std::int64_t>> wanted;
  for (auto each = counts.rbegin(); each != counts.rend(); ++each) {
    if (each->second >= least_count) wanted.push_back(*each);
  }
  wanted.erase(wanted.begin(), wanted.begin() + std::min<std::ptrdiff_t>(skipped, static_cast<std::ptrdiff_t>(wanted.size())));
  wanted.resize(std::min(wanted.size(), static_cast<std::size_t>(most)));
  BOOST_TEST(!wanted.empty());

  const auto condition = col<&Post::id> >= least_id;
  const auto of_groups = count() >= least_count;
  const auto order = col<&Post::user_id> * factor;
  const auto in_order =
      from<Post>()
          .select(col<&Post::user_id>, count())
          .where(condition)
          .group_by(col<&Post::user_id>)
          .having(of_groups)
          .order_by(order)
          .limit(most)
          .offset(skipped);
  const auto reversed =
      from<Post>()
          .offset(skipped)
          .limit(most)
          .order_by(order)
          .group_by(col<&Post::user_id>)
          .having(of_groups)
          .where(condition)
          .select(col<&Post::user_id>, count());
  BOOST_TEST(in_order.sql() == reversed.sql());
  const auto check = [&](const auto& query) {
    std::vector<std::pair<std::int64_t, std::int64_t>> found;
    for (const auto& [user, number] : db(query)) found.emplace_back(user, number);
    BOOST_TEST((found == wanted));
  };
  check(in_order);
  check(reversed);
}

BOOST_AUTO_TEST_CASE(a_page_binds_both_of_its_numbers_wherever_it_is_said) {
  const std::int64_t least_id = posts[1].id;
  std::vector<std::int64_t> wanted;
  for (const Post& each : posts) {
    if (each.id >= least_id) wanted.push_back(each.id);
  }
  std::sort(wanted.begin(), wanted.end());
  const auto total = static_cast<std::int64_t>(wanted.size());
  wanted.erase(wanted.begin(), wanted.begin() + 2);
  wanted.resize(2);
  const auto found = db(from<Post>().page(2, 2).order_by(col<&Post::id> + 0).where(col<&Post::id> >= least_id).select(col<&Post::id>));
  BOOST_TEST(found.total == total);
  BOOST_TEST(found.rows == wanted);
}

BOOST_AUTO_TEST_SUITE_END()
