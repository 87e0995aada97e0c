// SPDX-License-Identifier: BSL-1.0
// A connection goes from one shared object to another: each finds its own statements there, and what one throws the other
// catches.

#define BOOST_TEST_MODULE shared
#include "library.hpp"

#include <boost/test/unit_test.hpp>

BOOST_AUTO_TEST_CASE(shared_objects_run_their_own_statements) {
  ikebana::sqlite::database db{":memory:"};
  db.execute(
      "CREATE TABLE users(id INTEGER PRIMARY KEY, name TEXT); CREATE TABLE posts(id INTEGER PRIMARY KEY, title TEXT);"
      "INSERT INTO users VALUES (1, 'Ada'), (2, 'Grace'); INSERT INTO posts VALUES (1, 'On engines'), (2, 'On compilers')");
  const std::vector<std::string> ada_and_grace{"Ada", "Grace"}, both_titles{"On engines", "On compilers"};
  for (int round = 0; round != 2; ++round) {
    BOOST_TEST(shared::names(db) == ada_and_grace, boost::test_tools::per_element());
    BOOST_TEST(shared::titles(db) == both_titles, boost::test_tools::per_element());
  }
  db.execute("UPDATE posts SET title = x'00' WHERE id = 2");
  BOOST_CHECK_THROW(shared::titles(db), ikebana::sqlite::conversion_error);
  BOOST_TEST(shared::names(db) == ada_and_grace, boost::test_tools::per_element());
}
