// SPDX-License-Identifier: BSL-1.0
// expect: no column can hold what this takes or gives; specialise ikebana::codec for it
// expect-note: has_column_types<bool ?\(Point\)>
// needs: sqlite
#include <ikebana/sqlite.hpp>

#include "models.hpp"

struct Point {
  int x, y;
};

#ifdef MISTAKE
constexpr auto far = user_function<"far", bool(Point)>;
void define(sqlite::database& db) {
  db.define(far, [](Point point) { return point.x > 9; });
}
#else
constexpr auto far = user_function<"far", bool(int)>;
void define(sqlite::database& db) {
  db.define(far, [](int x) { return x > 9; });
}
#endif
