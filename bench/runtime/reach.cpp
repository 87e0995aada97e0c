// SPDX-License-Identifier: BSL-1.0
// What the workloads do not show: the cost of a query without rows, preloads by the share of owners and by depth, a million
// rows inserted, and memory.
//
//   reach [rounds] [deep]    prints a line for each: what,case,nanoseconds or bytes,ratio

#include "c.hpp"
#include "participant.hpp"

#include <ikebana/sqlite.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>
#include <unordered_map>

namespace bench {

struct Comment {
  BOOST_HANA_DEFINE_STRUCT(Comment, (std::int64_t, id), (std::int64_t, post_id), (std::string, text));
};
struct Mark {
  BOOST_HANA_DEFINE_STRUCT(Mark, (std::int64_t, id), (std::int64_t, comment_id));
};

}  // namespace bench

namespace {

using namespace bench;
using namespace ikebana;

using CountryUsers = has_many<Country, User>;
using CountryPosts = through<Country, User, Post>;
using CountryComments = through<Country, User, Post, Comment>;
using CountryMarks = through<Country, User, Post, Comment, Mark>;

int rounds = 7;

double median(std::vector<double> of) {
  std::sort(of.begin(), of.end());
  return of[of.size() / 2];
}

template <class Run>
double seconds_of(Run run) {
  stopwatch watch;
  watch.start();
  run();
  watch.stop();
  return watch.seconds();
}

/// Both in turn; the times of the second, and its ratio to the first in the same round.
template <class Other, class Ours>
void compare(const char* what, const std::string& name, double units, Other other, Ours ours) {
  std::vector<double> times, ratios;
  other();
  ours();
  for (int i = 0; i != rounds; ++i) {
    const double before = seconds_of(other);
    const double after = seconds_of(ours);
    times.push_back(after);
    ratios.push_back(after / before);
  }
  std::printf("%s,%s,%.1f,%.3f\n", what, name.c_str(), median(times) / units * 1e9, median(ratios));
  std::fflush(stdout);
}

const size& size_named(const char* name) {
  for (const size& each : sizes) {
    if (std::strcmp(each.name, name) == 0) return each;
  }
  std::abort();
}

/// A query that finds nothing, beside bind, step and reset alone.
void fixed_cost() {
  sqlite::database db{":memory:"};
  db.execute(schema);
  sqlite3_stmt* bare = nullptr;
  sqlite3_prepare_v3(db.handle(), user_sql, -1, SQLITE_PREPARE_PERSISTENT, &bare, nullptr);
  constexpr auto by_key = from<User>().where(col<&User::id> == param<"key">);
  constexpr int times = 300000;
  std::vector<double> over;
  for (int round = 0; round != rounds + 1; ++round) {
    const double c = seconds_of([&] {
      for (int i = 0; i != times; ++i) {
        sqlite3_bind_int64(bare, 1, i);
        if (step(bare)) std::abort();
        sqlite3_reset(bare);
      }
    });
    const double ours = seconds_of([&] {
      for (int i = 0; i != times; ++i) {
        if (db.first(by_key, "key"_arg = std::int64_t{i})) std::abort();
      }
    });
    if (round != 0) over.push_back((ours - c) / times * 1e9);
  }
  sqlite3_finalize(bare);
  std::printf("fixed_cost,no row,%.1f,\n", median(over));
}

constexpr auto few = from<Country>().where(col<&Country::id> <= param<"most">);

/// Some of the owners: by hop and joined, beside the best statement in C.
void share_of_owners(const size& at) {
  sqlite::database db{":memory:"};
  db.execute(schema + rows_as_sql(at));
  std::size_t read_rows = 0;
  for (int percent : {1, 5, 10, 20, 30, 40, 50, 75, 100}) {
    const std::int64_t most = std::max<std::int64_t>(1, at.countries * percent / 100);
    const double posts = static_cast<double>(most * at.users_each * at.posts_each);
    const auto joined = [&] { read_rows += db.all(few.with(related<CountryPosts>().joined()), "most"_arg = most).size(); };
    const auto by_hop = [&] { read_rows += db.all(few.with(related<CountryPosts>().by_hop()), "most"_arg = most).size(); };
    compare("by_hop_against_joined", std::string(at.name) + " " + std::to_string(percent) + "%", posts, joined, by_hop);
    if (percent > 10) continue;
    const auto by_hand = [&] {
      sqlite3_stmt* owners = nullptr;
      sqlite3_stmt* targets = nullptr;
      sqlite3_prepare_v2(db.handle(), "SELECT id, name FROM countries WHERE id <= ?1", -1, &owners, nullptr);
      sqlite3_prepare_v2(db.handle(),
                         "SELECT posts.id, posts.user_id, posts.title, posts.views, posts.rating, users.country_id FROM posts INNER JOIN "
                         "users ON users.id = posts.user_id WHERE users.country_id IN (SELECT value FROM json_each(?1))",
                         -1, &targets, nullptr);
      std::vector<CountryWithPosts> rows;
      std::vector<std::size_t> places(static_cast<std::size_t>(at.countries + 1));
      std::string keys = "[";
      sqlite3_bind_int64(owners, 1, most);
      while (step(owners)) {
        read<expert_style>(owners, rows.emplace_back().country);
        places[static_cast<std::size_t>(rows.back().country.id)] = rows.size() - 1;
        keys += std::to_string(rows.back().country.id) + ",";
      }
      keys.back() = ']';
      bind_text(targets, 1, keys);
      while (step(targets)) {
        read<expert_style>(targets, rows[places[static_cast<std::size_t>(expert_style::integer(targets, 5))]].posts.emplace_back());
      }
      sqlite3_finalize(owners);
      sqlite3_finalize(targets);
      read_rows += rows.size();
    };
    compare("joined_against_c", std::string(at.name) + " " + std::to_string(percent) + "%", posts, by_hand, joined);
  }
  if (read_rows == 0) std::abort();
}

/// Preloads by hand, as an expert writes them: each table is read once, and joined by std::unordered_map.
class deep_by_hand {
 public:
  explicit deep_by_hand(sqlite3* connection) : connection_(connection) {}
  deep_by_hand(const deep_by_hand&) = delete;
  deep_by_hand& operator=(const deep_by_hand&) = delete;
  ~deep_by_hand() {
    for (sqlite3_stmt* each : kept_) sqlite3_finalize(each);
  }

  struct CountryMarks {
    Country country;
    std::vector<Mark> marks;
  };
  struct CountryAll {
    Country country;
    std::vector<User> users;
    std::vector<Post> posts;
    std::vector<Comment> comments;
  };
  struct CommentTree {
    Comment comment;
    std::vector<Mark> marks;
  };
  struct PostTree {
    Post post;
    std::vector<CommentTree> comments;
  };
  struct UserTree {
    User user;
    std::vector<PostTree> posts;
  };
  struct CountryTree {
    Country country;
    std::vector<UserTree> users;
  };

  /// The marks of each country, four hops away.
  std::vector<CountryMarks> four_hops() {
    begin();
    std::vector<CountryMarks> rows;
    places at = owners(rows);
    at = follow("SELECT id, country_id FROM users", at);
    at = follow("SELECT id, user_id FROM posts", at);
    at = follow("SELECT id, post_id FROM comments", at);
    each("SELECT id, comment_id FROM marks", at, 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, rows[owner].marks.emplace_back()); });
    commit();
    return rows;
  }

  /// The users, the posts and the comments of each country.
  std::vector<CountryAll> three_side_by_side() {
    begin();
    std::vector<CountryAll> rows;
    const places countries = owners(rows);
    const char* const users = "SELECT id, country_id FROM users";
    each("SELECT id, country_id, name, email FROM users", countries, 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, rows[owner].users.emplace_back()); });
    each(posts_sql, follow(users, countries), 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, rows[owner].posts.emplace_back()); });
    each("SELECT id, post_id, text FROM comments", follow("SELECT id, user_id FROM posts", follow(users, countries)), 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, rows[owner].comments.emplace_back()); });
    commit();
    return rows;
  }

  /// Each country with its users, each with their posts, each with their comments, each with their marks.
  std::vector<CountryTree> four_levels() {
    begin();
    std::vector<CountryTree> rows;
    const places countries = owners(rows);
    each("SELECT id, country_id, name, email FROM users", countries, 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, rows[owner].users.emplace_back().user); });
    std::vector<UserTree*> users;
    for (CountryTree& country : rows)
      for (UserTree& each_one : country.users) users.push_back(&each_one);
    each(posts_sql, places_of(users, [](const UserTree& one) { return one.user.id; }), 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, users[owner]->posts.emplace_back().post); });
    std::vector<PostTree*> posts;
    for (UserTree* user : users)
      for (PostTree& each_one : user->posts) posts.push_back(&each_one);
    each("SELECT id, post_id, text FROM comments", places_of(posts, [](const PostTree& one) { return one.post.id; }), 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, posts[owner]->comments.emplace_back().comment); });
    std::vector<CommentTree*> comments;
    for (PostTree* post : posts)
      for (CommentTree& each_one : post->comments) comments.push_back(&each_one);
    each("SELECT id, comment_id FROM marks", places_of(comments, [](const CommentTree& one) { return one.comment.id; }), 1,
         [&](sqlite3_stmt* from, std::size_t owner) { take(from, comments[owner]->marks.emplace_back()); });
    commit();
    return rows;
  }

 private:
  using places = std::unordered_map<std::int64_t, std::size_t>;

  static void take(sqlite3_stmt* from, User& into) { read<expert_style>(from, into); }
  static void take(sqlite3_stmt* from, Post& into) { read<expert_style>(from, into); }
  static void take(sqlite3_stmt* from, Comment& into) {
    expert_style::take(from, 0, into.id);
    expert_style::take(from, 1, into.post_id);
    expert_style::take(from, 2, into.text);
  }
  static void take(sqlite3_stmt* from, Mark& into) {
    expert_style::take(from, 0, into.id);
    expert_style::take(from, 1, into.comment_id);
  }

  template <class Row>
  places owners(std::vector<Row>& rows) {
    sqlite3_stmt* const statement = kept(countries_sql);
    while (step(statement)) read<expert_style>(statement, rows.emplace_back().country);
    sqlite3_reset(statement);
    places at;
    at.reserve(rows.size());
    for (std::size_t i = 0; i != rows.size(); ++i) at.emplace(rows[i].country.id, i);
    return at;
  }

  template <class Row, class Key>
  static places places_of(const std::vector<Row*>& rows, Key key) {
    places at;
    at.reserve(rows.size());
    for (std::size_t i = 0; i != rows.size(); ++i) at.emplace(key(*rows[i]), i);
    return at;
  }

  /// From the keys of one table to those of the next.
  places follow(const char* sql, const places& from) {
    places reached;
    each(sql, from, 1, [&](sqlite3_stmt* statement, std::size_t owner) { reached.emplace(expert_style::integer(statement, 0), owner); });
    return reached;
  }

  template <class Take>
  void each(const char* sql, const places& of, int key, Take taken) {
    sqlite3_stmt* const statement = kept(sql);
    while (step(statement)) {
      const auto found = of.find(expert_style::integer(statement, key));
      if (found != of.end()) taken(statement, found->second);
    }
    sqlite3_reset(statement);
  }

  void begin() { sqlite3_exec(connection_, "BEGIN", nullptr, nullptr, nullptr); }
  void commit() { sqlite3_exec(connection_, "COMMIT", nullptr, nullptr, nullptr); }

  sqlite3_stmt* kept(const char* sql) {
    for (sqlite3_stmt* each : kept_) {
      if (std::strcmp(sqlite3_sql(each), sql) == 0) return each;
    }
    sqlite3_stmt* statement = nullptr;
    if (sqlite3_prepare_v3(connection_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr) != SQLITE_OK) stop(connection_);
    kept_.push_back(statement);
    return statement;
  }

  sqlite3* connection_;
  std::vector<sqlite3_stmt*> kept_;
};

/// Four hops, three relations side by side, and four levels: the time for each row, beside the same by hand. Both read rows
/// where they are in memory, and tables that are larger than the processor's caches take longer for each row.
void deep() {
  for (std::int64_t countries : {250, 500, 1000, 2000, 4000}) {
    sqlite::database db{":memory:"};
    const size at{"", countries, 5, 4};
    db.execute(schema + rows_as_sql(at));
    db.execute(
        "CREATE TABLE comments(id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, text TEXT NOT NULL);"
        "CREATE TABLE marks(id INTEGER PRIMARY KEY, comment_id INTEGER NOT NULL);"
        "INSERT INTO comments SELECT posts.id * 2 + n.value, posts.id, 'A comment on a post' FROM posts, json_each('[0,1]') AS n;"
        "INSERT INTO marks SELECT comments.id * 2 + n.value, comments.id FROM comments, json_each('[0,1]') AS n");
    deep_by_hand by_hand{db.handle()};
    std::size_t read_by_hand = 0, read_rows = 0;
    const double four = static_cast<double>(countries * 5 * 4 * 4);
    const double side_by_side = static_cast<double>(countries * (5 + 20 + 40));
    const std::string name = std::to_string(countries) + " countries";
    compare(
        "four_hops", name, four,
        [&] {
          for (const auto& each : by_hand.four_hops()) read_by_hand += each.marks.size();
        },
        [&] {
          for (const auto& [country, marks] : db.all(from<Country>().with(related<CountryMarks>()))) read_rows += marks.size();
        });
    compare(
        "three_side_by_side", name, side_by_side,
        [&] {
          for (const auto& each : by_hand.three_side_by_side())
            read_by_hand += each.users.size() + each.posts.size() + each.comments.size();
        },
        [&] {
          for (const auto& [country, users, posts, comments] :
               db.all(from<Country>().with(related<CountryUsers>()).with(related<CountryPosts>()).with(related<CountryComments>()))) {
            read_rows += users.size() + posts.size() + comments.size();
          }
        });
    compare(
        "four_levels", name, side_by_side + four,
        [&] {
          for (const auto& each : by_hand.four_levels()) read_by_hand += each.users.size();
        },
        [&] {
          for (const auto& [country, users] : db.all(from<Country>().with(related<CountryUsers>().with(
                   related<has_many<User, Post>>().with(related<has_many<Post, Comment>>().with(related<has_many<Comment, Mark>>())))))) {
            read_rows += users.size();
          }
        });
    if (read_rows == 0 || read_rows != read_by_hand) std::abort();
  }
}

/// Look-ups by key on a file: within a snapshot, beside plain C as it is without any setting, and in WAL mode.
void snapshot_on_file() {
  const size& at = size_named("S");
  const std::vector<User> none;
  const task given{at, 200000, none};
  for (const char* mode : {"DELETE", "WAL"}) {
    const std::string path = std::string("build/bench/snapshot_") + mode + ".sqlite";
    const auto remove_files = [&] {
      for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
    };
    remove_files();
    {
      const auto plain = make_c_plain(path);
      plain->execute(std::string("PRAGMA journal_mode = ") + mode);
      plain->execute(schema + rows_as_sql(at));
      sqlite::database db{path, {.journal_mode = sqlite::journal_mode::unchanged}};
      constexpr auto by_key = from<User>().where(col<&User::id> == param<"key">);
      const auto look_up = [&] {
        const auto view = db.snapshot();
        random_keys keys{at.users()};
        for (std::int64_t i = 0; i != given.lookups; ++i) {
          if (!db.first(by_key, "key"_arg = keys.next())) std::abort();
        }
      };
      stopwatch unused;
      compare(
          "snapshot_against_plain_c", std::string("file ") + mode, static_cast<double>(given.lookups),
          [&] { plain->users_by_key(given, unused); }, look_up);
    }
    remove_files();
  }
}

/// The memory of the process, in bytes: now, or the most so far.
double memory(const char* which) {
  std::FILE* const status = std::fopen("/proc/self/status", "r");
  char line[256];
  double kib = 0;
  while (status != nullptr && std::fgets(line, sizeof line, status) != nullptr) {
    if (std::strncmp(line, which, std::strlen(which)) == 0) kib = std::atof(line + std::strlen(which) + 1);
  }
  if (status != nullptr) std::fclose(status);
  return kib * 1024;
}

/// Runs in a process of its own, and gives what it has found.
template <class Run>
double apart(Run run) {
  int ends[2];
  if (pipe(ends) != 0) std::abort();
  const pid_t child = fork();
  if (child == 0) {
    const double found = run();
    const bool is_written = write(ends[1], &found, sizeof found) == sizeof found;
    _exit(is_written ? 0 : 1);
  }
  double found = 0;
  const bool is_read = read(ends[0], &found, sizeof found) == sizeof found;
  close(ends[0]);
  close(ends[1]);
  waitpid(child, nullptr, 0);
  return is_read ? found : 0;
}

void memory_of_preload(const size& at) {
  const auto take = [&](auto make) {
    return apart([&] {
      const auto who = make(":memory:");
      who->execute(schema + rows_as_sql(at));
      const std::vector<User> none;
      stopwatch watch;
      const task given{at, 0, none};
      const double before = memory("VmRSS:");
      who->countries_with_posts(given, watch);
      return memory("VmHWM:") - before;
    });
  };
  const double c = take(make_c_expert);
  const double ours = take(make_ikebana);
  std::printf("memory_of_preload,%s,%.0f,%.3f\n", at.name, ours, ours / c);
}

void million_rows() {
  constexpr std::int64_t many = 1000000;
  const size& at = size_named("S");
  const std::string path = "build/bench/million.sqlite";
  const std::vector<User> users = users_to_insert(at, many);
  const task given{at, 0, users};
  const auto remove_files = [&] {
    for (const char* end : {"", "-wal", "-shm"}) std::remove((path + end).c_str());
  };
  std::vector<double> ratios, times;
  double grown = 0;
  for (int i = 0; i != 3; ++i) {
    double seconds[2];
    for (int who = 0; who != 2; ++who) {
      remove_files();
      const auto made = who == 0 ? make_c_expert(path) : make_ikebana(path);
      made->execute("PRAGMA journal_mode = WAL");
      made->execute(schema + rows_as_sql(at));
      stopwatch watch;
      const double before = memory("VmRSS:");
      made->insert_users(given, watch);
      if (who == 1) grown = std::max(grown, memory("VmRSS:") - before);
      seconds[who] = watch.seconds();
    }
    times.push_back(seconds[1] / many * 1e9);
    ratios.push_back(seconds[1] / seconds[0]);
  }
  remove_files();
  std::printf("million_rows,file,%.1f,%.3f\nmillion_rows,memory that it takes,%.0f,\n", median(times), median(ratios), grown);
}

}  // namespace

int main(int count, char** values) {
  if (count > 1) rounds = std::atoi(values[1]);
  if (count > 2 && std::strcmp(values[2], "deep") == 0) return deep(), 0;
  fixed_cost();
  snapshot_on_file();
  for (const char* each : {"S", "L", "XL"}) memory_of_preload(size_named(each));
  deep();
  share_of_owners(size_named("L"));
  share_of_owners(size_named("XL"));
  million_rows();
}
