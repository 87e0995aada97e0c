// SPDX-License-Identifier: BSL-1.0
// What the workloads do not show: the cost of a query without rows, preloads by the share of owners and by depth, a million
// rows inserted, and memory.
//
//   reach [rounds]    prints a line for each: what,case,nanoseconds or bytes,ratio

#include "c.hpp"
#include "participant.hpp"

#include <ikebana/sqlite.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

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

/// Four hops, and three relations side by side: the time for each row stays the same.
void deep() {
  for (std::int64_t countries : {250, 500, 1000, 2000}) {
    sqlite::database db{":memory:"};
    const size at{"", countries, 5, 4};
    db.execute(schema + rows_as_sql(at));
    db.execute("CREATE TABLE comments(id INTEGER PRIMARY KEY, post_id INTEGER NOT NULL, text TEXT NOT NULL);"
               "CREATE TABLE marks(id INTEGER PRIMARY KEY, comment_id INTEGER NOT NULL);"
               "INSERT INTO comments SELECT posts.id * 2 + n.value, posts.id, 'A comment on a post' FROM posts, json_each('[0,1]') AS n;"
               "INSERT INTO marks SELECT comments.id * 2 + n.value, comments.id FROM comments, json_each('[0,1]') AS n");
    std::size_t read_rows = 0;
    const double four = static_cast<double>(countries * 5 * 4 * 4);
    const double side_by_side = static_cast<double>(countries * (5 + 20 + 40));
    const auto marks = [&] { read_rows += db.all(from<Country>().with(related<CountryMarks>())).size(); };
    const auto three = [&] {
      read_rows += db.all(from<Country>().with(related<CountryUsers>()).with(related<CountryPosts>()).with(related<CountryComments>())).size();
    };
    const auto nested = [&] {
      read_rows += db.all(from<Country>().with(related<CountryUsers>().with(
                              related<has_many<User, Post>>().with(related<has_many<Post, Comment>>().with(related<has_many<Comment, Mark>>())))))
                       .size();
    };
    const auto time_of = [&](const char* what, double units, auto run) {
      std::vector<double> times;
      run();
      for (int i = 0; i != rounds; ++i) times.push_back(seconds_of(run) / units * 1e9);
      std::printf("%s,%lld countries,%.1f,\n", what, static_cast<long long>(countries), median(times));
    };
    time_of("four_hops", four, marks);
    time_of("three_side_by_side", side_by_side, three);
    time_of("four_levels", side_by_side + four, nested);
    if (read_rows == 0) std::abort();
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
      sqlite::database db{path, {.journal_mode = {}}};
      constexpr auto by_key = from<User>().where(col<&User::id> == param<"key">);
      const auto look_up = [&] {
        const auto view = db.snapshot();
        random_keys keys{at.users()};
        for (std::int64_t i = 0; i != given.lookups; ++i) {
          if (!db.first(by_key, "key"_arg = keys.next())) std::abort();
        }
      };
      stopwatch unused;
      compare("snapshot_against_plain_c", std::string("file ") + mode, static_cast<double>(given.lookups),
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
  fixed_cost();
  snapshot_on_file();
  for (const char* each : {"S", "L", "XL"}) memory_of_preload(size_named(each));
  deep();
  share_of_owners(size_named("L"));
  share_of_owners(size_named("XL"));
  million_rows();
}
