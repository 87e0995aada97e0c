// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold what this takes or gives; specialise ikebana::codec for it
// expect-note: has_column_types<double ?\(Point\)>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Point {
  double x, y;
};

template <class Value>
struct Farthest {
  void step(Value) {}
  double result() const { return 0; }
};

#ifdef MISTAKE
void define(sqlite::database& db) { db.define<Farthest<Point>>(user_aggregate<"farthest", double(Point)>); }
#else
void define(sqlite::database& db) { db.define<Farthest<double>>(user_aggregate<"farthest", double(double)>); }
#endif
