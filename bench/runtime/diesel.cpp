// SPDX-License-Identifier: BSL-1.0
// diesel's four benchmarks, https://github.com/diesel-rs/diesel (diesel_bench), in memory, without indexes, beside bare C
// in the same rounds; and the associations as one preload.
//
//   diesel [rounds]    prints a line for each: benchmark,n,participant,microseconds,ratio
//
// Each figure is the median over the rounds; the ratio, to C in the same round, likewise.

#include "c.hpp"
#include "stopwatch.hpp"

#include <ikebana/sqlite.hpp>

#include <algorithm>
#include <unordered_map>

namespace hair {

struct User {
  BOOST_HANA_DEFINE_STRUCT(User, (std::int64_t, id), (std::string, name), (std::optional<std::string>, hair_color));
};
struct Post {
  BOOST_HANA_DEFINE_STRUCT(Post, (std::int64_t, id), (std::int64_t, user_id), (std::string, title), (std::optional<std::string>, body));
};
struct Comment {
  BOOST_HANA_DEFINE_STRUCT(Comment, (std::int64_t, id), (std::int64_t, post_id), (std::string, text));
};

}  // namespace hair

namespace {

using namespace hair;
using namespace ikebana;
using bench::c_connection;
using bench::step;
using bench::stopwatch;
using expert = bench::expert_style;

constexpr const char* schema = R"(
  CREATE TABLE users(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name VARCHAR NOT NULL, hair_color VARCHAR);
  CREATE TABLE posts(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, user_id INTEGER NOT NULL, title VARCHAR NOT NULL, body TEXT);
  CREATE TABLE comments(id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, post_id INTEGER NOT NULL, text TEXT NOT NULL);
)";

using UserPosts = has_many<User, Post>;
using PostComments = has_many<Post, Comment>;
using UserComments = through<User, Post, Comment>;

void read(sqlite3_stmt* from, User& into) {
  expert::take(from, 0, into.id);
  expert::take(from, 1, into.name);
  expert::take(from, 2, into.hair_color);
}
void read(sqlite3_stmt* from, int first, Post& into) {
  expert::take(from, first, into.id);
  expert::take(from, first + 1, into.user_id);
  expert::take(from, first + 2, into.title);
  expert::take(from, first + 3, into.body);
}
void read(sqlite3_stmt* from, Comment& into) {
  expert::take(from, 0, into.id);
  expert::take(from, 1, into.post_id);
  expert::take(from, 2, into.text);
}

std::size_t read_rows = 0;  // so that no pass is left out

struct both {
  c_connection c{":memory:", expert::flags};
  sqlite::database db{":memory:"};

  both() { execute(schema); }
  void execute(const std::string& sql) {
    c.execute(sql.c_str());
    db.execute(sql);
  }
  void fill(int users, bool have_hair) {
    execute("WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < " + std::to_string(users) +
            ") INSERT INTO users(name, hair_color) SELECT 'User ' || i, " +
            (have_hair ? "CASE WHEN i % 2 = 0 THEN 'black' ELSE 'brown' END" : "NULL") + " FROM n");
  }
};

void trivial_c(both& in) {
  sqlite3_stmt* const statement = in.c.kept("SELECT id, name, hair_color FROM users");
  std::vector<User> users;
  while (step(statement)) read(statement, users.emplace_back());
  sqlite3_reset(statement);
  read_rows += users.size();
}
void trivial(both& in) { read_rows += in.db.all(from<User>()).size(); }

struct UserAndPost {
  User user;
  std::optional<Post> post;
};

void medium_c(both& in) {
  sqlite3_stmt* const statement = in.c.kept(
      "SELECT users.id, users.name, users.hair_color, posts.id, posts.user_id, posts.title, posts.body FROM users "
      "LEFT JOIN posts ON posts.user_id = users.id WHERE users.hair_color = ?1");
  std::vector<UserAndPost> rows;
  sqlite3_bind_text(statement, 1, "black", 5, SQLITE_STATIC);
  while (step(statement)) {
    UserAndPost& row = rows.emplace_back();
    read(statement, row.user);
    if (sqlite3_column_type(statement, 3) != SQLITE_NULL) read(statement, 3, row.post.emplace());
  }
  sqlite3_reset(statement);
  read_rows += rows.size();
}
void medium(both& in) { read_rows += in.db.all(from<User>().left_join<UserPosts>().where(col<&User::hair_color> == "black")).size(); }

std::vector<User> users_to_insert(int count) {
  std::vector<User> users;
  for (int i = 0; i != count; ++i) users.push_back({0, "User " + std::to_string(i), "hair color"});
  return users;
}

void insert_c(both& in, const std::vector<User>& users) {
  sqlite3_stmt* const statement = in.c.kept("INSERT INTO users(id, name, hair_color) VALUES(?1, ?2, ?3)");
  in.c.execute("BEGIN IMMEDIATE");
  for (const User& each : users) {
    sqlite3_bind_null(statement, 1);
    bench::bind_text(statement, 2, each.name);
    bench::bind_text(statement, 3, *each.hair_color);
    step(statement);
    sqlite3_reset(statement);
  }
  in.c.execute("COMMIT");
}
void insert_ours(both& in, const std::vector<User>& users) { in.db.execute(insert(users)); }

struct PostOf {
  Post post;
  std::vector<Comment> comments;
};
struct UserOf {
  User user;
  std::vector<PostOf> posts;
};

/// Three statements, grouped by hash.
void associations_c(both& in) {
  sqlite3_stmt* const of_users = in.c.kept("SELECT id, name, hair_color FROM users");
  sqlite3_stmt* const of_posts = in.c.kept("SELECT id, user_id, title, body FROM posts");
  sqlite3_stmt* const of_comments = in.c.kept("SELECT id, post_id, text FROM comments");
  in.c.execute("BEGIN");
  std::vector<UserOf> users;
  std::unordered_map<std::int64_t, std::size_t> by_key;
  while (step(of_users)) {
    read(of_users, users.emplace_back().user);
    by_key.emplace(users.back().user.id, users.size() - 1);
  }
  sqlite3_reset(of_users);
  while (step(of_posts)) {
    Post post{};
    read(of_posts, 0, post);
    const auto found = by_key.find(post.user_id);
    if (found != by_key.end()) users[found->second].posts.push_back({std::move(post), {}});
  }
  sqlite3_reset(of_posts);
  std::unordered_map<std::int64_t, PostOf*> posts;
  for (UserOf& user : users) {
    for (PostOf& each : user.posts) posts.emplace(each.post.id, &each);
  }
  while (step(of_comments)) {
    Comment comment{};
    read(of_comments, comment);
    const auto found = posts.find(comment.post_id);
    if (found != posts.end()) found->second->comments.push_back(std::move(comment));
  }
  sqlite3_reset(of_comments);
  in.c.execute("COMMIT");
  read_rows += users.size();
}
void associations(both& in) { read_rows += in.db.all(from<User>().with(related<UserPosts>().with(related<PostComments>()))).size(); }

/// What diesel lacks: the comments of each user, straight through.
void through_c(both& in) {
  sqlite3_stmt* const of_users = in.c.kept("SELECT id, name, hair_color FROM users");
  sqlite3_stmt* const of_comments = in.c.kept(
      "SELECT comments.id, comments.post_id, comments.text, posts.user_id FROM comments INNER JOIN posts ON posts.id = comments.post_id");
  in.c.execute("BEGIN");
  std::vector<std::pair<User, std::vector<Comment>>> users;
  std::unordered_map<std::int64_t, std::size_t> by_key;
  while (step(of_users)) {
    read(of_users, users.emplace_back().first);
    by_key.emplace(users.back().first.id, users.size() - 1);
  }
  sqlite3_reset(of_users);
  while (step(of_comments)) {
    const auto found = by_key.find(expert::integer(of_comments, 3));
    if (found != by_key.end()) read(of_comments, users[found->second].second.emplace_back());
  }
  sqlite3_reset(of_comments);
  in.c.execute("COMMIT");
  read_rows += users.size();
}
void through_ours(both& in) { read_rows += in.db.all(from<User>().with(related<UserComments>())).size(); }

double median(std::vector<double> of) {
  std::sort(of.begin(), of.end());
  return of[of.size() / 2];
}

/// Runs both in turn, each for as long as can be measured.
template <class C, class Ours, class Undo>
void compare(const char* name, int n, int rounds, C c, Ours ours, Undo undo) {
  std::vector<double> times[2];
  std::vector<double> ratios;
  const auto time_of = [&](auto run) {
    run();
    undo();
    stopwatch watch;
    int passes = 0;
    while (watch.seconds() < 0.03) {
      const int at_once = n <= 10 && passes != 0 ? 100 : 1;
      watch.start();
      for (int i = 0; i != at_once; ++i) run();
      watch.stop();
      undo();
      passes += at_once;
    }
    return watch.seconds() / passes * 1e6;
  };
  for (int round = 0; round != rounds; ++round) {
    times[0].push_back(time_of(c));
    times[1].push_back(time_of(ours));
    ratios.push_back(times[1].back() / times[0].back());
  }
  std::printf("%s,%d,c_expert,%.2f,1.000\n%s,%d,ikebana,%.2f,%.3f\n", name, n, median(times[0]), name, n, median(times[1]), median(ratios));
}

}  // namespace

int main(int count, char** values) {
  const int rounds = count > 1 ? std::atoi(values[1]) : 7;
  const auto nothing = [] {};
  for (int n : {1, 10, 100, 1000, 10000}) {
    both in;
    in.fill(n, false);
    compare("trivial", n, rounds, [&] { trivial_c(in); }, [&] { trivial(in); }, nothing);
  }
  for (int n : {1, 10, 100, 1000, 10000}) {
    both in;
    in.fill(n, true);
    compare("medium", n, rounds, [&] { medium_c(in); }, [&] { medium(in); }, nothing);
  }
  for (int n : {1, 10, 25, 50, 100}) {
    both in;
    const std::vector<User> users = users_to_insert(n);
    compare("insert", n, rounds, [&] { insert_c(in, users); }, [&] { insert_ours(in, users); }, [&] { in.execute("DELETE FROM users"); });
  }
  both in;
  in.fill(9, true);
  in.execute(R"(
    INSERT INTO posts(user_id, title) SELECT users.id, 'Post ' || n.value || ' by user ' || users.id
      FROM users, json_each('[0,1,2,3,4,5,6,7,8,9]') AS n;
    INSERT INTO comments(post_id, text) SELECT posts.id, 'Comment ' || n.value || ' on post ' || posts.id
      FROM posts, json_each('[0,1,2,3,4,5,6,7,8,9]') AS n)");
  compare("associations", 9, rounds, [&] { associations_c(in); }, [&] { associations(in); }, nothing);
  compare("associations_through", 9, rounds, [&] { through_c(in); }, [&] { through_ours(in); }, nothing);
  return read_rows != 0 ? 0 : 1;
}
