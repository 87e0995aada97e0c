// SPDX-License-Identifier: BSL-1.0
// Runs a query with the SQLite that was built from an amalgamation, and asks how it was built.

#include <ikebana/sqlite.hpp>

#include <boost/hana/define_struct.hpp>

#include <cstdio>
#include <cstring>

struct Flower {
  BOOST_HANA_DEFINE_STRUCT(Flower, (std::int64_t, id), (std::string, name));
};

int main() {
  for (const char* each : {"THREADSAFE=2", "DEFAULT_MEMSTATUS=0", "OMIT_SHARED_CACHE", "DQS=0"}) {
    if (sqlite3_compileoption_used(each) != 0) continue;
    std::printf("not built with %s\n", each);
    return 1;
  }
  if (std::strcmp(sqlite3_libversion(), SQLITE_VERSION) != 0) {
    std::printf("sqlite3.h is of %s, sqlite3.c of %s\n", SQLITE_VERSION, sqlite3_libversion());
    return 1;
  }
  ikebana::sqlite::database db{":memory:"};
  db.execute("CREATE TABLE flowers(id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  db.execute(ikebana::insert(Flower{0, "iris"}));
  const bool is_read = db.one(ikebana::from<Flower>()).name == "iris";
  std::printf("SQLite %s\n", sqlite3_libversion());
  return is_read ? 0 : 1;
}
