// SPDX-License-Identifier: BSL-1.0
// expect: this type cannot aggregate as declared
// needs: sqlite
#include "models.hpp"

#include <ikebana/sqlite.hpp>

#ifdef MISTAKE
struct state {
  void step(double) {}
};
#else
struct state {
  void step(double) {}
  double result() { return 0; }
};
#endif

void define(sqlite::database& db) { db.define<state>(user_aggregate<"mine", double(double)>); }
