// SPDX-License-Identifier: BSL-1.0
// Memory that is used up at any moment: once, or from a moment on. Whatever was at work has been done or not done, what was
// begun has ended, what was switched is as it was, and the connection goes on. The allocator of SQLite is one that fails when
// it is told to, which must be said before anything else is.

#define BOOST_TEST_MODULE memory
#include <ikebana/sqlite.hpp>
#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/verify.hpp>

#include <boost/hana/define_struct.hpp>
#include <boost/test/unit_test.hpp>

#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>
#include <vector>

namespace {

/// Counts allocations, of SQLite and of C++ alike. One fails, or all do from there on.
struct {
  bool at_work = false;
  bool for_good = false;
  long left = 0;
  bool has_failed = false;

  bool fails() {
    if (!at_work || --left >= 0 || (!for_good && left != -1)) return false;
    return has_failed = true;
  }
} memory;

sqlite3_mem_methods usual;

void use_failing_allocator() {
  sqlite3_config(SQLITE_CONFIG_GETMALLOC, &usual);
  sqlite3_mem_methods failing = usual;
  failing.xMalloc = [](int size) { return memory.fails() ? nullptr : usual.xMalloc(size); };
  failing.xRealloc = [](void* old, int size) { return memory.fails() ? nullptr : usual.xRealloc(old, size); };
  sqlite3_config(SQLITE_CONFIG_MALLOC, &failing);
  sqlite3_config(SQLITE_CONFIG_LOOKASIDE, 0, 0);  // memory of its own would hide what fails
}

}  // namespace

void* operator new(std::size_t size) {
  if (memory.fails()) throw std::bad_alloc();
  if (void* const made = std::malloc(size != 0 ? size : 1)) return made;
  throw std::bad_alloc();
}
void operator delete(void* made) noexcept { std::free(made); }
void operator delete(void* made, std::size_t) noexcept { std::free(made); }

namespace scarce {

struct Item {
  BOOST_HANA_DEFINE_STRUCT(Item, (std::int64_t, id), (std::string, name));
};
struct Move {
  BOOST_HANA_DEFINE_STRUCT(Move, (std::int64_t, id), (std::int64_t, item_id));
};
struct Extra {
  BOOST_HANA_DEFINE_STRUCT(Extra, (std::int64_t, id), (std::string, name));
};

}  // namespace scarce

namespace {

using namespace scarce;
using namespace ikebana;
using ItemMoves = has_many<Item, Move>;

const std::string path = "memory_test.db", copy_path = "memory_test_copy.db";

void remove_files() {
  for (const std::string& each : {path, copy_path}) {
    for (const char* end : {"", "-journal", "-wal", "-shm"}) std::remove((each + end).c_str());
  }
}

bool is_there(const std::string& file) {
  std::FILE* const opened = std::fopen(file.c_str(), "rb");
  if (opened != nullptr) std::fclose(opened);
  return opened != nullptr;
}

constexpr const char* schema_text = R"(
  CREATE TABLE items (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
  CREATE TABLE moves (id INTEGER PRIMARY KEY, item_id INTEGER NOT NULL REFERENCES items (id));
  INSERT INTO items VALUES (1, 'a'), (2, 'b'), (3, 'c');
  INSERT INTO moves VALUES (1, 1), (2, 1), (3, 2);
)";

std::int64_t moves_in(sqlite::database& db) { return db.value(from<Move>().select(count())); }

struct setup {
  setup() {
    use_failing_allocator();
    remove_files();
  }
  ~setup() { remove_files(); }
};

bool is_broken(sqlite::database& db) {
  try {
    db.execute("SELECT 1");
    return false;
  } catch (const sqlite::connection_broken&) {
    return true;
  }
}

/// Runs something with the first allocation failing, then the second, until none fails. After each the database is looked at:
/// `is_sound` is told whether it was done.
enum class kept { in_memory, in_a_file };

template <class Run, class Look>
void exhaust(const char* what, Run run, Look look, kept where = kept::in_memory) {
  const std::string opened = where == kept::in_a_file ? path : ":memory:";
  BOOST_TEST_CONTEXT(what)
  for (const bool for_good : {false, true}) {
    bool is_over = false;
    long runs = 0, broken = 0;
    for (; !is_over && runs < 20000; runs = runs < 200 ? runs + 1 : runs + runs / 40) {
      remove_files();
      sqlite::database db{opened};
      db.execute(schema_text);
      bool is_done = false;
      memory.for_good = for_good;
      memory.left = runs;
      memory.has_failed = false;
      try {
        run(db, [](auto work) {
          memory.at_work = true;
          try {
            work();
          } catch (...) {
            memory.at_work = false;
            throw;
          }
          memory.at_work = false;
        });
        is_done = true;
      } catch (const std::bad_alloc&) {
      } catch (const sqlite::error&) {
      }
      memory.at_work = false;
      is_over = !memory.has_failed;
      if (is_over) BOOST_TEST(is_done);
      int foreign_keys = 0;
      sqlite3_db_config(db.handle(), SQLITE_DBCONFIG_ENABLE_FKEY, -1, &foreign_keys);
      if (for_good && is_broken(db)) {
        // A statement that ends a transaction has to be prepared anew where the schema has changed meanwhile, and cannot be.
        ++broken;
        db = sqlite::database{opened};
        if (where == kept::in_a_file && !look(db, false))
          BOOST_ERROR("allocation " << runs << " and all after it: broken, and the file is not what it was");
        continue;
      }
      // Reported one by one these are a hundred thousand checks.
      bool is_sound = foreign_keys == 1 && sqlite3_get_autocommit(db.handle()) != 0;
      for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr;)
        is_sound = is_sound && sqlite3_stmt_busy(each) == 0;
      if (is_sound) is_sound = look(db, is_done);
      if (is_sound) {
        const std::int64_t before = moves_in(db);
        {
          auto tx = db.transaction();
          db.execute(insert(Move{0, 1}));
          tx.commit();
        }
        is_sound = moves_in(db) == before + 1;
        if (where == kept::in_a_file) {
          sqlite::database again{path};
          is_sound = is_sound && moves_in(again) == before + 1;
        }
      }
      if (!is_sound)
        BOOST_ERROR("allocation " << runs << (for_good ? " and all after it" : "") << ": autocommit " << sqlite3_get_autocommit(db.handle())
                                  << ", foreign keys " << foreign_keys << ", moves " << moves_in(db));
    }
    BOOST_TEST(is_over);
    BOOST_TEST_MESSAGE(what << ": " << runs << " allocations, " << broken << " times closed to further use");
  }
}

const auto moves_are = [](std::int64_t done, std::int64_t undone) {
  return [=](sqlite::database& db, bool is_done) { return moves_in(db) == (is_done ? done : undone); };
};

}  // namespace

BOOST_TEST_GLOBAL_FIXTURE(setup);

BOOST_AUTO_TEST_CASE(a_transaction) {
  exhaust(
      "committed",
      [](sqlite::database& db, auto with) {
        with([&] {
          auto tx = db.transaction();
          db.execute(insert(Move{0, 2}));
          tx.commit();
        });
      },
      moves_are(4, 3), kept::in_a_file);
  exhaust(
      "abandoned",
      [](sqlite::database& db, auto with) {
        with([&] {
          auto tx = db.transaction(sqlite::transaction_kind::immediate);
          db.execute(insert(Move{0, 2}));
          db.execute("CREATE TABLE more (a); CREATE INDEX more_a ON more (a)");  // what is prepared has to be prepared anew
        });
      },
      moves_are(3, 3));
  exhaust(
      "abandoned later",
      [](sqlite::database& db, auto with) {
        auto tx = db.transaction();
        db.execute(insert(Move{0, 2}));
        with([&] { auto inner = db.transaction(); });
      },
      moves_are(3, 3));
}

BOOST_AUTO_TEST_CASE(an_abandoned_savepoint_is_not_committed) {
  exhaust(
      "savepoint",
      [](sqlite::database& db, auto with) {
        auto tx = db.transaction();
        db.execute(insert(Move{0, 2}));
        try {
          with([&] {
            auto inner = db.transaction();
            db.execute(insert(Move{0, 3}));
            db.execute(insert(Move{0, 3}));
          });
        } catch (const sqlite::error&) {
        } catch (const std::bad_alloc&) {
        }
        tx.commit();  // or says that SQLite has ended it
      },
      [](sqlite::database& db, bool is_done) {
        return moves_in(db) == (is_done ? 4 : 3) && db.value(from<Move>().where(col<&Move::item_id> == 3).select(count())) == 0;
      },
      kept::in_a_file);
}

BOOST_AUTO_TEST_CASE(what_reads_in_a_transaction_of_its_own) {
  exhaust(
      "snapshot",
      [](sqlite::database& db, auto with) {
        with([&] {
          auto view = db.snapshot();
          (void)db.all(from<Item>());
        });
      },
      moves_are(3, 3), kept::in_a_file);
  exhaust(
      "preload",
      [](sqlite::database& db, auto with) {
        with([&] {
          const auto read = db.all(from<Item>().order_by(col<&Item::id>).with(related<ItemMoves>()));
          if (read.size() != 3 || read[0].template get<1>().size() != 2) std::abort();
        });
      },
      moves_are(3, 3));
  exhaust(
      "joined preload",
      [](sqlite::database& db, auto with) {
        with([&] { (void)db.all(from<Item>().where(col<&Item::id> > 0).with(related<ItemMoves>())); });
      },
      moves_are(3, 3));
  exhaust(
      "page",
      [](sqlite::database& db, auto with) {
        with([&] {
          const auto page = db(from<Item>().order_by(col<&Item::id>).page(1, 2));
          if (page.total != 3) std::abort();
        });
      },
      moves_are(3, 3));
  exhaust(
      "explain", [](sqlite::database& db, auto with) { with([&] { (void)db.explain(from<Item>().with(related<ItemMoves>())); }); },
      [](sqlite::database& db, bool) {
        for (sqlite3_stmt* each = nullptr; (each = sqlite3_next_stmt(db.handle(), each)) != nullptr;) {
          if (std::string(sqlite3_sql(each)).find("EXPLAIN") != std::string::npos) return false;  // nobody holds it
        }
        return true;
      });
  exhaust(
      "verify",
      [](sqlite::database& db, auto with) {
        with([&] {
          if (!db.verify<Item, Move>().empty()) std::abort();  // a failure is no difference
        });
      },
      moves_are(3, 3));
}

BOOST_AUTO_TEST_CASE(what_writes_in_a_transaction_of_its_own) {
  exhaust(
      "range",
      [](sqlite::database& db, auto with) {
        const std::vector<Move> several{{0, 1}, {0, 2}, {0, 3}};
        with([&] { db.execute(insert(several)); });
      },
      moves_are(6, 3));
  exhaust(
      "create",
      [](sqlite::database& db, auto with) {
        const Item owner{3, "c"};
        std::vector<Move> several{{0, 0}, {0, 0}};
        with([&] { db.execute(create_many<ItemMoves>(owner, several)); });
      },
      moves_are(5, 3));
  exhaust("schema", [](sqlite::database& db, auto with) { with([&] { db.create(schema<Extra>); }); }, moves_are(3, 3));
}

BOOST_AUTO_TEST_CASE(foreign_keys_after_a_migration) {
  const std::vector<sqlite::migration> steps{{"more", "CREATE TABLE more (id INTEGER PRIMARY KEY); INSERT INTO moves VALUES (9, 2)"}};
  exhaust(
      "migrate", [&](sqlite::database& db, auto with) { with([&] { db.migrate(steps); }); },
      [](sqlite::database& db, bool is_done) {
        bool refuses_orphans = false;
        try {
          db.execute(insert(Move{0, 77}));
        } catch (const sqlite::constraint_violation&) {
          refuses_orphans = true;
        }
        // A step that is done lasts, whatever comes after it.
        return refuses_orphans && (moves_in(db) == 4 || (!is_done && moves_in(db) == 3));
      });
}

BOOST_AUTO_TEST_CASE(a_backup_that_fails_leaves_no_file) {
  exhaust(
      "backup", [](sqlite::database& db, auto with) { with([&] { db.backup(copy_path); }); },
      [](sqlite::database&, bool is_done) { return is_there(copy_path) == is_done && !is_there(copy_path + "-journal"); });
}

BOOST_AUTO_TEST_CASE(a_setting_that_is_asked_for_is_had) {
  BOOST_TEST(true);  // it is reported where it fails
  for (long left = 0;; ++left) {
    remove_files();
    memory.for_good = false;
    memory.has_failed = false;
    memory.left = left;
    memory.at_work = true;
    try {
      const sqlite::database db{path, {.synchronous = sqlite::synchronous::extra}};
      memory.at_work = false;
      sqlite3_stmt* asked = nullptr;
      sqlite3_prepare_v2(db.handle(), "PRAGMA synchronous", -1, &asked, nullptr);
      sqlite3_step(asked);
      if (sqlite3_column_int(asked, 0) != 3) BOOST_ERROR("allocation " << left << ": synchronous is " << sqlite3_column_int(asked, 0));
      sqlite3_finalize(asked);
    } catch (const sqlite::error&) {
    } catch (const std::bad_alloc&) {
    }
    memory.at_work = false;
    if (!memory.has_failed) break;
  }
}
