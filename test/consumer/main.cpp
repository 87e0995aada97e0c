// SPDX-License-Identifier: BSL-1.0
#include "country.hpp"

int main() {
  ikebana::sqlite::database db{":memory:"};
  db.execute("CREATE TABLE countries (id INTEGER PRIMARY KEY, name TEXT NOT NULL)");
  db.execute(ikebana::insert(Country{0, "Kenya"}));

  int rows = 0;
  for (const Country& country : db(ikebana::from<Country>())) rows += country.name == "Kenya" ? 1 : 0;

  const bool same_text = countries.sql() == text_in_second();
  return rows == 1 && rows_in_second(db) == 1 && same_text ? 0 : 1;
}
