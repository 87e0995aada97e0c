// SPDX-License-Identifier: BSL-1.0
// expect: this cannot be called as the function is declared
// needs: sqlite
#include "models.hpp"

#include <ikebana/sqlite.hpp>

constexpr auto reversed = user_function<"reversed", std::string(std::string_view)>;

#ifdef MISTAKE
void define(sqlite::database& db) {
  db.define(reversed, [](int number) { return std::to_string(number); });
}
#else
void define(sqlite::database& db) {
  db.define(reversed, [](std::string_view text) { return std::string(text); });
}
#endif
