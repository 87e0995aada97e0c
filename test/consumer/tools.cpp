// SPDX-License-Identifier: BSL-1.0
#include "country.hpp"

#include <ikebana/sqlite/create.hpp>
#include <ikebana/sqlite/explain.hpp>
#include <ikebana/sqlite/migrate.hpp>
#include <ikebana/sqlite/migration_files.hpp>
#include <ikebana/sqlite/missing_indexes.hpp>
#include <ikebana/sqlite/verify.hpp>

int main() {
  ikebana::sqlite::database db{":memory:"};
  db.create(ikebana::schema<Country>);
  return db.verify<Country>().empty() ? 0 : 1;
}
