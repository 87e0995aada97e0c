// SPDX-License-Identifier: BSL-1.0
#ifndef IKEBANA_TEST_RUNTIME_CHINOOK_DATA_HPP
#define IKEBANA_TEST_RUNTIME_CHINOOK_DATA_HPP

// The rows of $IKEBANA_DATA/chinook.sqlite in the engine of the tests: SQLite reads the file, and a server is given what SQLite reads.

#include "chinook.hpp"
#include "engine.hpp"

#include <cstdlib>
#include <string>

#ifdef IKEBANA_ON_POSTGRES
#include <ikebana/schema.hpp>
#include <ikebana/sqlite.hpp>
#endif

namespace chinook {

inline std::string path_of_data() {
  const char* const folder = std::getenv("IKEBANA_DATA");
  return folder != nullptr ? std::string(folder) + "/chinook.sqlite" : std::string();
}

inline constexpr ikebana::sqlite::options to_read{.flags = SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX};

#ifndef IKEBANA_ON_POSTGRES

inline engine::database opened() { return {path_of_data(), to_read}; }

#else

template <class... Models>
engine::database copied() {
  engine::database made{engine::without_foreign_keys};
  made.execute_as_it_is(ikebana::schema<Models...>.template sql<ikebana::postgres::dialect>());
  ikebana::sqlite::database from_file{path_of_data(), to_read};
  (made.execute(ikebana::insert(from_file.all(ikebana::from<Models>()))), ...);
  return made;
}

inline engine::database opened() {
  return copied<Artist, Album, Genre, MediaType, Track, Employee, Customer, Invoice, InvoiceLine, Playlist, PlaylistTrack>();
}

#endif

}  // namespace chinook

#endif
