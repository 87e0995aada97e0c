// SPDX-License-Identifier: BSL-1.0
// Reads the log of a git repository into a SQLite file, and asks who changed what: authors have commits, commits have
// changes, so the changes of an author are reached through the commits.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;  // POSIX leaves its declaration to the program

// [history_models]
struct Author {
  BOOST_HANA_DEFINE_STRUCT(Author, (std::int64_t, id), (std::string, name), (std::string, email));
};

struct Commit {
  BOOST_HANA_DEFINE_STRUCT(Commit, (std::int64_t, id), (std::int64_t, author_id), (std::string, hash), (std::int64_t, committed_at),
                           (std::string, subject));
};

struct Change {
  BOOST_HANA_DEFINE_STRUCT(Change, (std::int64_t, id), (std::int64_t, commit_id), (std::string, path), (std::optional<std::int64_t>, added),
                           (std::optional<std::int64_t>, removed));
};

using AuthorChanges = ikebana::through<Author, Commit, Change>;
using ChangeAuthor = ikebana::inverse<AuthorChanges>;
// [/history_models]

using namespace ikebana;

namespace {

// ---- What git says ------------------------------------------------------------------------------------------------

/// A problem that the user can do something about; the message says what.
struct failure : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A running git, started without a shell, whose output is read field by field. Its messages go to our standard error.
class running_git {
 public:
  running_git(const std::string& repository, std::vector<std::string> arguments) {
    const std::string common[] = {"git", "--no-pager", "-C", repository};
    arguments.insert(arguments.begin(), std::begin(common), std::end(common));
    std::vector<char*> words;
    for (std::string& each : arguments) words.push_back(each.data());
    words.push_back(nullptr);

    int ends[2];
    if (pipe(ends) != 0) throw failure(std::string("cannot make a pipe: ") + std::strerror(errno));
    for (const int end : ends) fcntl(end, F_SETFD, FD_CLOEXEC);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
    const int code = posix_spawnp(&process_, "git", &actions, nullptr, words.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    close(ends[1]);
    if (code != 0) {
      close(ends[0]);
      throw failure(std::string("cannot run git, is it installed? ") + std::strerror(code));
    }
    output_ = fdopen(ends[0], "r");
    if (output_ == nullptr) throw failure("there is no memory left");
  }

  running_git(const running_git&) = delete;
  running_git& operator=(const running_git&) = delete;

  ~running_git() {
    finish();
    std::free(field_);
  }

  /// The text up to the next NUL byte, until another is read; none at the end of the output.
  std::optional<std::string_view> next() {
    const ssize_t read = getdelim(&field_, &capacity_, '\0', output_);
    if (read < 0) return std::nullopt;
    const auto size = static_cast<std::size_t>(read);
    return std::string_view(field_, size != 0 && field_[size - 1] == '\0' ? size - 1 : size);
  }

  /// Waits for the end, and says whether git succeeded.
  bool finish() {
    if (output_ != nullptr) {
      std::fclose(output_);
      output_ = nullptr;
      while (waitpid(process_, &status_, 0) < 0 && errno == EINTR) {
      }
    }
    return WIFEXITED(status_) && WEXITSTATUS(status_) == 0;
  }

 private:
  pid_t process_ = 0;
  int status_ = -1;
  std::FILE* output_ = nullptr;
  char* field_ = nullptr;
  std::size_t capacity_ = 0;
};

bool git_succeeds(const std::string& repository, std::vector<std::string> arguments) {
  running_git git(repository, std::move(arguments));
  while (git.next()) {
  }
  return git.finish();
}

void need_commits(const std::string& repository) {
  const std::string place = repository == "." ? "the current folder" : repository;
  if (!git_succeeds(repository, {"rev-parse", "--git-dir"})) {
    throw failure("no git repository can be read in " + place);
  }
  if (!git_succeeds(repository, {"rev-parse", "--quiet", "--verify", "HEAD^{commit}"})) {
    throw failure("the current branch of the git repository in " + place + " has no commits yet");
  }
}

/// The log of a repository: each commit is followed by its changes.
class git_log {
 public:
  explicit git_log(const std::string& repository)
      // Five fields and an end for each commit, then one field for each change. What the user's configuration could add
      // to that is switched off; a rename would be two more fields, so it is told as a file removed and one added.
      : git_(repository, {"-c", "log.showRoot=true", "log", "-z", "--numstat", "--no-renames", "--no-relative", "--no-color",
                          "--no-ext-diff", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x00%aN%x00%aE%x00%ct%x00%s%x00"}) {
    advance();
  }

  /// Reads the next commit, if there is one, and its author's name and email.
  bool next_commit(Commit& commit, Author& author) {
    if (!field_) return false;
    if (field_->find_first_not_of("0123456789abcdef") != std::string_view::npos) fail();
    commit.hash = *field_;
    author.name = needed();
    author.email = needed();
    commit.committed_at = number(needed()).value_or(0);  // a damaged commit has no time
    commit.subject = needed();
    advance();
    return true;
  }

  /// Reads the next change of that commit, if there is one.
  bool next_change(Change& change) {
    if (!field_) return false;
    const std::size_t first = field_->find('\t');
    if (first == std::string_view::npos) return false;
    const std::size_t second = field_->find('\t', first + 1);
    if (second == std::string_view::npos) fail();
    change.added = number(field_->substr(0, first));  // a "-" where the file is binary
    change.removed = number(field_->substr(first + 1, second - first - 1));
    change.path = field_->substr(second + 1);
    advance();
    return true;
  }

  void finish() {
    if (!git_.finish()) throw failure("git could not read the whole log");
  }

 private:
  /// Goes to the next field that says something: git writes empty ones, and new lines, between the parts.
  void advance() {
    do {
      field_ = git_.next();
      if (field_ && field_->starts_with('\n')) field_->remove_prefix(1);
    } while (field_ && field_->empty());
  }

  std::string_view needed() {
    const std::optional<std::string_view> field = git_.next();
    if (!field) throw failure("git stopped in the middle of a commit");
    return *field;
  }

  static std::optional<std::int64_t> number(std::string_view digits) {
    std::int64_t value = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (digits.empty() || read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
    return value;
  }

  [[noreturn]] void fail() const { throw failure("git's log is not understood at: " + std::string(*field_)); }

  running_git git_;
  std::optional<std::string_view> field_;
};

// ---- Into the database --------------------------------------------------------------------------------------------

std::string several(std::size_t number, std::string_view noun) {
  return std::to_string(number) + " " + std::string(noun) + (number == 1 ? "" : "s");
}

/// A line on the terminal that says how far the import is; nothing where standard error is no terminal.
class progress {
 public:
  void show(std::size_t commits, std::size_t changes) {
    if (!is_terminal_ || commits + changes < next_) return;
    std::cerr << "\rimporting: " << commits << " commits, " << changes << " changes" << std::flush;
    next_ = commits + changes + 1000;
  }

  ~progress() {
    if (next_ != 0) std::cerr << "\r\33[K";
  }

 private:
  bool is_terminal_ = isatty(STDERR_FILENO) != 0;
  std::size_t next_ = 0;
};

void create_tables(sqlite::database& db) {
  db.execute(R"(
    DROP TABLE IF EXISTS changes;
    DROP TABLE IF EXISTS commits;
    DROP TABLE IF EXISTS authors;
    CREATE TABLE authors(id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL UNIQUE);
    CREATE TABLE commits(
      id INTEGER PRIMARY KEY, author_id INTEGER NOT NULL REFERENCES authors, hash TEXT NOT NULL UNIQUE,
      committed_at INTEGER NOT NULL, subject TEXT NOT NULL);
    CREATE TABLE changes(
      id INTEGER PRIMARY KEY, commit_id INTEGER NOT NULL REFERENCES commits, path TEXT NOT NULL,
      added INTEGER, removed INTEGER);
  )");
}

/// Replaces the three tables by the log of a repository, all or nothing.
void import_log(sqlite::database& db, const std::string& repository) {
  const auto started = std::chrono::steady_clock::now();
  progress shown;
  std::size_t commits = 0;
  std::size_t changes = 0;

  // [history_import]
  auto tx = db.transaction();
  create_tables(db);

  git_log log(repository);
  std::unordered_map<std::string, std::int64_t> author_ids;
  Author author{};
  Commit commit{};
  Change change{};
  while (log.next_commit(commit, author)) {
    std::int64_t& author_id = author_ids[author.email];
    if (author_id == 0) author_id = db.execute(insert(author));
    commit.author_id = author_id;
    change.commit_id = db.execute(insert(commit));
    for (++commits; log.next_change(change); ++changes) db.execute(insert(change));
    shown.show(commits, changes);
  }
  log.finish();

  db.execute("CREATE INDEX commits_by_author ON commits(author_id)");
  db.execute("CREATE INDEX changes_by_commit ON changes(commit_id, path)");
  tx.commit();
  // [/history_import]

  const std::chrono::duration<double> taken = std::chrono::steady_clock::now() - started;
  std::cout << "imported " << several(commits, "commit") << ", " << several(changes, "change") << " and "
            << several(author_ids.size(), "author") << " in " << std::fixed << std::setprecision(2) << taken.count() << " s\n";
}

// ---- On the screen ------------------------------------------------------------------------------------------------

/// Text of a repository, safe to show on a terminal: bytes that could steer it are written as \x1b.
std::string printable(std::string_view text) {
  constexpr char digits[] = "0123456789abcdef";
  std::string shown;
  for (const char each : text) {
    const auto byte = static_cast<unsigned char>(each);
    if (byte >= 0x20 && byte != 0x7f) {
      shown += each;
    } else {
      shown += {'\\', 'x', digits[byte >> 4], digits[byte & 15]};
    }
  }
  return shown;
}

/// A text filled up with blanks; each character of UTF-8 counts as one column.
std::string padded(std::string text, std::size_t width) {
  const auto is_inside = [](char each) { return (static_cast<unsigned char>(each) & 0xc0) == 0x80; };
  const auto inside = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_inside));
  const std::size_t columns = text.size() - inside;
  if (columns < width) text.append(width - columns, ' ');
  return text;
}

std::string named(const Author& author) { return printable(author.name) + " <" + printable(author.email) + ">"; }

void print_row(std::string_view name, std::size_t number) { std::cout << "  " << std::setw(8) << number << "  " << name << '\n'; }

void print_question(std::string_view question) { std::cout << '\n' << question << '\n'; }

void print_rest(std::size_t shown, std::size_t all) {
  if (all == 0) std::cout << "  none\n";
  if (all > shown) std::cout << "  and " << all - shown << " more\n";
}

/// Prints a statement, each clause on a line of its own.
void print_sql(std::string_view sql) {
  constexpr std::string_view clauses[] = {" FROM ", " INNER JOIN ", " WHERE ", " ORDER BY ", " LIMIT "};
  std::size_t depth = 0;
  std::cout << "  | ";
  for (std::size_t at = 0; at != sql.size(); ++at) {
    bool begins_clause = false;
    for (const std::string_view clause : clauses) begins_clause |= sql.substr(at).starts_with(clause);
    if (begins_clause) {
      std::cout << "\n  | " << std::string(2 * depth, ' ');
      continue;
    }
    if (sql[at] == '(') ++depth;
    if (sql[at] == ')') --depth;
    std::cout << sql[at];
  }
  std::cout << ";\n";
}

/// All rows of a query, whose SQL and time are printed.
template <class Query>
auto answer(sqlite::database& db, const Query& query) {
  for (const std::string_view sql : query.statements()) print_sql(sql);
  const auto started = std::chrono::steady_clock::now();
  auto rows = db.all(query);
  const std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - started;
  std::cout << "  | -- " << several(query.statements().size(), "statement") << ", " << several(rows.size(), "row") << std::fixed
            << std::setprecision(1) << ", " << taken.count() << " ms\n";
  return rows;
}

// ---- The questions ------------------------------------------------------------------------------------------------

constexpr std::size_t lines = 10;

using counted = std::pair<std::string, std::size_t>;

/// How often each text occurs, the most frequent first.
std::vector<counted> by_frequency(const std::vector<std::string>& texts) {
  std::unordered_map<std::string, std::size_t> counts;
  for (const std::string& each : texts) ++counts[each];
  std::vector<counted> sorted(counts.begin(), counts.end());
  std::sort(sorted.begin(), sorted.end(), [](const counted& left, const counted& right) {
    return left.second != right.second ? left.second > right.second : left.first < right.first;
  });
  return sorted;
}

/// Prints the authors with the most changes, and gives the first.
Author who_changes_most(sqlite::database& db) {
  print_question("Who changes most?");

  // [history_busiest]
  constexpr auto changes_count = count(related<AuthorChanges>());
  constexpr auto busiest =
      from<Author>().select(model<Author>, changes_count.as<"changes">()).order_by(desc(changes_count), asc(col<&Author::id>)).limit(10);
  // [/history_busiest]

  const auto rows = answer(db, busiest);
  for (const auto& [author, changes] : rows) print_row(named(author), static_cast<std::size_t>(changes));
  return rows.front()[model<Author>];
}

void what_one_author_changes(sqlite::database& db, const Author& author) {
  print_question("Which files does " + printable(author.name) + " change most?");
  const auto files = by_frequency(answer(db, related<AuthorChanges>().of(author).select(col<&Change::path>)));
  for (std::size_t at = 0; at != std::min(lines, files.size()); ++at) {
    print_row(printable(files[at].first), files[at].second);
  }
  print_rest(lines, files.size());
}

void files_of_one_author(sqlite::database& db, const Author& author) {
  print_question("Which files has " + printable(author.name) + " changed?");

  // [history_files]
  const auto files =
      from<Change>()
          .distinct()
          .select(col<&Change::path>)
          .where(exists(related<ChangeAuthor>().where(col<&Author::id> == author.id)))
          .order_by(col<&Change::path>);
  // [/history_files]

  const std::vector<std::string> paths = answer(db, files);
  for (std::size_t at = 0; at != std::min(lines, paths.size()); ++at) std::cout << "  " << printable(paths[at]) << '\n';
  print_rest(lines, paths.size());
}

void who_never_changed_the_favourite(sqlite::database& db) {
  print_question("Which file is changed most often?");
  const auto files = by_frequency(answer(db, from<Change>().select(col<&Change::path>)));
  if (files.empty()) return print_rest(0, 0);
  const auto& [path, changes] = files.front();
  print_row(printable(path), changes);

  print_question("Who has never changed " + printable(path) + "?");

  // [history_never]
  const auto others =
      from<Author>().where(!exists(related<AuthorChanges>().where(col<&Change::path> == path))).order_by(col<&Author::name>);
  // [/history_never]

  const auto authors = answer(db, others);
  for (std::size_t at = 0; at != std::min(lines, authors.size()); ++at) std::cout << "  " << named(authors[at]) << '\n';
  print_rest(lines, authors.size());
}

void everybody_with_their_changes(sqlite::database& db) {
  print_question("Everybody, with all their changes: lines added and removed");

  // [history_preload]
  constexpr auto everybody = from<Author>().order_by(col<&Author::id>).with(related<AuthorChanges>());
  static_assert(everybody.statements().size() == 3);  // of authors, commits and changes, however many there are
  // [/history_preload]

  const auto rows = answer(db, everybody);
  std::size_t shown = 0;
  for (const auto& [author, changes] : rows) {
    if (shown++ == lines) break;
    std::int64_t added = 0;
    std::int64_t removed = 0;
    for (const Change& change : changes) {
      added += change.added.value_or(0);
      removed += change.removed.value_or(0);
    }
    std::ostringstream sums;
    sums << several(changes.size(), "change") << ", +" << added << " -" << removed;
    std::cout << "  " << padded(sums.str(), 40) << named(author) << '\n';
  }
  print_rest(lines, rows.size());
}

void ask(sqlite::database& db) {
  const Author busiest = who_changes_most(db);
  what_one_author_changes(db, busiest);
  files_of_one_author(db, busiest);
  who_never_changed_the_favourite(db);
  everybody_with_their_changes(db);
}

// ---- The command line ---------------------------------------------------------------------------------------------

constexpr std::string_view usage =
    "usage: history [PATH] [--database FILE]\n"
    "\n"
    "Reads the log of the git repository in PATH (by default: the one that the current folder is in) into a SQLite\n"
    "file, and prints who changed what, with the SQL of each question.\n"
    "\n"
    "  --database FILE   the SQLite file (by default: history.sqlite in the current folder). Its tables authors,\n"
    "                    commits and changes are replaced. \":memory:\" leaves no file.\n"
    "  --help            prints this\n";

struct command_line {
  std::string repository = ".";
  std::string database = "history.sqlite";
  bool is_help_wanted = false;
};

struct wrong_usage : failure {
  using failure::failure;
};

command_line read_command_line(int count, char** words) {
  command_line read;
  bool has_repository = false;
  bool are_options_over = false;
  for (int at = 1; at < count; ++at) {
    const std::string_view word = words[at];
    constexpr std::string_view database = "--database=";
    if (are_options_over || !word.starts_with('-')) {
      if (has_repository) throw wrong_usage("one PATH is enough: " + std::string(word));
      if (word.empty()) throw wrong_usage("PATH is empty");
      read.repository = word;
      has_repository = true;
    } else if (word == "--") {
      are_options_over = true;
    } else if (word == "--help" || word == "-h") {
      read.is_help_wanted = true;
    } else if (word == "--database") {
      if (++at == count) throw wrong_usage("--database needs a FILE");
      read.database = words[at];
    } else if (word.starts_with(database)) {
      read.database = word.substr(database.size());
    } else {
      throw wrong_usage("unknown option: " + std::string(word));
    }
  }
  if (read.database.empty()) throw wrong_usage("--database needs a FILE");
  return read;
}

}  // namespace

int main(int count, char** words) {
  try {
    const command_line given = read_command_line(count, words);
    if (given.is_help_wanted) {
      std::cout << usage;
      return 0;
    }
    need_commits(given.repository);
    sqlite::database db{given.database};
    import_log(db, given.repository);
    ask(db);
    if (given.database != ":memory:") std::cout << "\nThe database is in " << given.database << '\n';
  } catch (const wrong_usage& wrong) {
    std::cerr << "history: " << wrong.what() << "\n\n" << usage;
    return 2;
  } catch (const sqlite::error& problem) {
    std::cerr << "history: the database: " << problem.message() << '\n';  // what() would say the SQL as well
    return 1;
  } catch (const std::exception& problem) {
    std::cerr << "history: " << problem.what() << '\n';
    return 1;
  }
}
